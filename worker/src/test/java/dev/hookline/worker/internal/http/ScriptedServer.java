package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An endpoint on a raw socket that may break every rule of HTTP. */
public final class ScriptedServer implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");

  private static final int RECEIVE_BUFFER = 8192;

  /** What the server does with a connection; it is closed when this returns. */
  @FunctionalInterface
  public interface Script {
    void run(Peer peer) throws IOException, InterruptedException;
  }

  /** One connection, seen from the server. */
  public static final class Peer {

    private final Socket socket;
    private final InputStream in;
    private final int number;

    private final Semaphore requested;
    private final AtomicLong sent;

    private Peer(Socket socket, int number, Semaphore requested, AtomicLong sent)
        throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
      this.number = number;
      this.requested = requested;
      this.sent = sent;
    }

    /** Returns which connection this is, from 1. */
    public int number() {
      return number;
    }

    /** Reads a request and returns its head; empty at the end of the connection. */
    public String request() throws IOException {
      String head = head();
      Matcher length = LENGTH.matcher(head);
      if (length.find()) {
        in.readNBytes(Integer.parseInt(length.group(1)));
      }
      return head;
    }

    /** As above, and returns the request's content. */
    public String requestBody() throws IOException {
      Matcher length = LENGTH.matcher(head());
      int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
      return new String(in.readNBytes(bytes), ISO_8859_1);
    }

    /** Reads only the head, and leaves the rest of the request unread. */
    public String head() throws IOException {
      StringBuilder head = new StringBuilder();
      for (String line = line(); !line.isEmpty(); line = line()) {
        head.append(line).append('\n');
      }
      requested.release();
      return head.toString();
    }

    private String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
        if (next != '\r') {
          line.write(next);
        }
      }
      return line.toString(ISO_8859_1);
    }

    /** Reads this many bytes. */
    public byte[] read(int count) throws IOException {
      byte[] bytes = in.readNBytes(count);
      if (bytes.length < count) {
        throw new EOFException();
      }
      return bytes;
    }

    /** Sends raw text. */
    public void send(String text) throws IOException {
      send(text.getBytes(ISO_8859_1));
    }

    public void send(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      sent.addAndGet(bytes.length);
    }

    /** Ends the connection with a reset. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Waits until the client has closed the connection. */
    public void awaitEnd() throws IOException {
      while (in.read() >= 0) {
        // received bytes are discarded
      }
    }
  }

  private final ServerSocket socket;
  private final Script script;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong sent = new AtomicLong();
  private final Semaphore ended = new Semaphore(0);
  private final Semaphore requested = new Semaphore(0);

  public ScriptedServer(Script script) throws IOException {
    this(new ServerSocket(), script);
  }

  /** Creates a server on an unbound socket. */
  public ScriptedServer(ServerSocket unbound, Script script) {
    this(unbound, new InetSocketAddress("127.0.0.1", 0), script);
  }

  /** Creates a server that listens on every address of this machine. */
  public static ScriptedServer onAllAddresses(Script script) throws IOException {
    return new ScriptedServer(new ServerSocket(), new InetSocketAddress(0), script);
  }

  private ScriptedServer(ServerSocket unbound, InetSocketAddress address, Script script) {
    this.script = script;
    socket = unbound;
    try {
      // a large request blocks until it is read
      socket.setReceiveBufferSize(RECEIVE_BUFFER);
      socket.bind(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** Returns a response with status 200 and this content. */
  public static String ok(String content) {
    return "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(content.length(), content);
  }

  public int port() {
    return socket.getLocalPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/a";
  }

  public int connections() {
    return connections.get();
  }

  /** Returns the bytes that left the server or are in the buffers of the system. */
  long sentBytes() {
    return sent.get();
  }

  /** Waits until one more request head was read. */
  public void awaitRequest() {
    requested.acquireUninterruptibly();
  }

  /** Waits until the script of one more connection has ended and the connection is closed. */
  public void awaitEndOfConnection() {
    ended.acquireUninterruptibly();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        int number = connections.incrementAndGet();
        start(() -> serve(connection, number));
      } catch (IOException e) {
        // closed, or the client has gone
      }
    }
  }

  private void serve(Socket connection, int number) {
    try (connection) {
      connection.setTcpNoDelay(true);
      script.run(new Peer(connection, number, requested, sent));
    } catch (IOException e) {
      // the client has gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ended.release();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
