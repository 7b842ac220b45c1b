package dev.hookline.cli.output;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Optional;

/** Whether a command runs interactively. */
public final class Terminal {

  private Terminal() {}

  /** Returns whether both standard input and standard output are a terminal. */
  public static boolean isInteractive() {
    return console().filter(Terminal::isTerminal).isPresent();
  }

  /** Asks for confirmation; no without a terminal. */
  public static boolean confirms(String question) {
    String answer = console().map(console -> console.readLine("%s [y/N] ", question)).orElse("");
    return answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  @SuppressWarnings(
      "SystemConsoleNull") // null up to JDK 21; from 22 on the console itself reports it
  private static Optional<Console> console() {
    return Optional.ofNullable(System.console());
  }

  /** From JDK 22 on a console exists without a terminal too, and has a method that reports it. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return true;
    } catch (InvocationTargetException e) {
      return false;
    }
  }
}
