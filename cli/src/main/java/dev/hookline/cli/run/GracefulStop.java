package dev.hookline.cli.run;

import dev.hookline.cli.output.ExitCode;
import java.lang.reflect.Proxy;

/**
 * Makes SIGTERM exit with 0 after the shutdown hooks, as supervisors expect of a graceful stop; the
 * JVM would exit with 143. Ctrl-c still exits with 130.
 */
public final class GracefulStop {

  private GracefulStop() {}

  /** Installs the handler; without effect on a JVM that does not support signal handlers. */
  public static void exitWithZeroOnSigterm() {
    try {
      // by reflection: javac warns of every use of sun.misc, and no public API handles signals
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object exit =
          Proxy.newProxyInstance(
              GracefulStop.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                System.exit(ExitCode.OK.code());
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("TERM"), exit);
    } catch (ReflectiveOperationException e) {
      // SIGTERM exits with 143
    }
  }
}
