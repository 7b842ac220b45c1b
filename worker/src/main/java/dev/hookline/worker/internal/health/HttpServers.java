package dev.hookline.worker.internal.health;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Creates the HTTP servers of our programs. By default, the JDK's server lets a connection that
 * stalls in the middle of a request or response hold a thread forever.
 */
public final class HttpServers {

  private static final String MAX_SECONDS = "10";

  private HttpServers() {}

  /**
   * Creates a server that closes a connection 10 seconds after the beginning of an incomplete
   * request, and of an incomplete response. The JDK reads the limits, in seconds, once per process.
   *
   * @throws IOException if the port is in use
   */
  public static HttpServer create(InetSocketAddress address) throws IOException {
    limit("sun.net.httpserver.maxReqTime");
    limit("sun.net.httpserver.maxRspTime");
    return HttpServer.create(address, 0);
  }

  /** A limit that was given to the JVM stays. */
  private static void limit(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, MAX_SECONDS);
    }
  }
}
