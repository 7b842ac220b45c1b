package dev.hookline.worker.internal.http.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.worker.internal.http.connection.ProxyFailureException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;

/**
 * Connects by SOCKS 5 (RFC 1928) with a user's name and password (RFC 1929). The JDK's own takes
 * credentials from the whole process, and connects past our sockets.
 */
record SocksDialer(ProxyServer proxy, AddressPolicy policy, Lookups names) implements Dialer {

  private static final int VERSION = 5;
  private static final int LOGIN_VERSION = 1;
  private static final int NO_LOGIN = 0;
  private static final int LOGIN = 2;
  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;
  private static final int MAX_BYTES = 255;

  @Override
  public void connect(Socket socket, InetSocketAddress endpoint, int timeoutMillis)
      throws IOException {
    InetAddress address = address(socket);
    policy.checkProxy(address);
    Dialer.connectToProxy(socket, new InetSocketAddress(address, proxy.port()), timeoutMillis);
    try {
      openTunnel(socket, endpoint);
    } catch (ProxyFailureException | InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw unusable("closed the connection");
    }
  }

  private void openTunnel(Socket socket, InetSocketAddress endpoint) throws IOException {
    InputStream in = socket.getInputStream();
    OutputStream out = socket.getOutputStream();
    logIn(in, out);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(new byte[] {VERSION, CONNECT, 0});
    writeTarget(request, endpoint);
    request.write(endpoint.getPort() >> 8);
    request.write(endpoint.getPort());
    out.write(request.toByteArray());
    out.flush();
    byte[] reply = read(in, 4);
    if (reply[0] != VERSION) {
      throw unusable("is no SOCKS 5 proxy");
    }
    if (reply[1] != 0) {
      throw refusal(reply[1]);
    }
    read(in, addressLength(in, reply[3]) + 2);
  }

  /** OkHttp connects on other threads, and closes the socket at the end of the call. */
  private InetAddress address(Socket socket) throws UnknownHostException {
    try {
      return names.lookup(proxy.host(), socket::isClosed).get(0);
    } catch (UnknownHostException e) {
      throw new UnknownProxyException();
    }
  }

  private void logIn(InputStream in, OutputStream out) throws IOException {
    ProxyLogin login = proxy.login();
    out.write(
        login == null
            ? new byte[] {VERSION, 1, NO_LOGIN}
            : new byte[] {VERSION, 2, NO_LOGIN, LOGIN});
    out.flush();
    byte[] choice = read(in, 2);
    if (choice[0] != VERSION) {
      throw unusable("is no SOCKS 5 proxy");
    }
    if (choice[1] == LOGIN && login != null) {
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      request.write(LOGIN_VERSION);
      writeText(request, login.username());
      writeText(request, login.password());
      out.write(request.toByteArray());
      out.flush();
      if (read(in, 2)[1] != 0) {
        throw unusable("refused the credentials");
      }
    } else if (choice[1] != NO_LOGIN) {
      throw unusable(login == null ? "requires credentials" : "accepts no user name and password");
    }
  }

  private static void writeText(ByteArrayOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length > MAX_BYTES) {
      throw unusable("accepts at most %d bytes of a user name or password".formatted(MAX_BYTES));
    }
    out.write(bytes.length);
    out.writeBytes(bytes);
  }

  /** A name is sent unresolved; {@link ProxiedTargets} has checked it. */
  private static void writeTarget(ByteArrayOutputStream out, InetSocketAddress endpoint)
      throws IOException {
    InetAddress address = endpoint.getAddress();
    if (NameOnlyDns.isPlaceholder(address)) {
      out.write(NAME);
      writeText(out, endpoint.getHostString());
    } else {
      out.write(address.getAddress().length == 4 ? IPV4 : IPV6);
      out.writeBytes(address.getAddress());
    }
  }

  private static int addressLength(InputStream in, byte type) throws IOException {
    return switch (type) {
      case IPV4 -> 4;
      case IPV6 -> 16;
      case NAME -> read(in, 1)[0] & 0xFF;
      default -> throw unusable("is no SOCKS 5 proxy");
    };
  }

  private static byte[] read(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw unusable("closed the connection");
    }
    return bytes;
  }

  private static ProxyFailureException refusal(byte reply) {
    return switch (reply) {
      case 2 ->
          new ProxyFailureException(Kind.FORBIDDEN, "does not allow connections to the endpoint");
      case 6 -> new ProxyFailureException(Kind.TIMED_OUT, "was not connected to the endpoint");
      default ->
          new ProxyFailureException(
              Kind.NOT_CONNECTED,
              "could not connect to the endpoint (SOCKS reply %d)".formatted(reply));
    };
  }

  private static ProxyFailureException unusable(String what) {
    return new ProxyFailureException(Kind.UNUSABLE, what);
  }
}
