package dev.hookline.worker.vectors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.worker.vectors.ScriptedServer.Request;
import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Writes one step of a script as the response to a request. */
record ScriptedResponse(Socket socket, Request request, UnaryOperator<String> placeholders) {

  private static final int RESET_AFTER_MILLIS = 60;
  private static final Set<Integer> WITHOUT_BODY = Set.of(100, 101, 102, 103, 204, 304);
  private static final String UNSCRIPTED =
      "HTTP/1.1 404 Not Found\r\nContent-Length: 19\r\n\r\n{\"unscripted\":true}";

  /** Returns whether the connection stays open. */
  boolean write(JsonNode step) throws IOException, InterruptedException {
    if (step.isMissingNode()) {
      send(UNSCRIPTED.getBytes(UTF_8));
      return true;
    }
    TimeUnit.MILLISECONDS.sleep(step.path("delayMs").asInt(0));
    switch (step.path("action").asText()) {
      case "respond":
        return respond(step);
      case "raw":
        send(replaced(Bodies.of(step.get("raw"))));
        return false;
      case "reset":
        socket.setSoLinger(true, 0);
        return false;
      case "close":
        return false;
      default:
        throw new IllegalStateException("action " + step.path("action"));
    }
  }

  private boolean respond(JsonNode step) throws IOException, InterruptedException {
    int status = step.path("status").asInt();
    byte[] body = Bodies.of(step.path("body"));
    boolean bodiless = WITHOUT_BODY.contains(status);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
    for (JsonNode header : step.path("headers")) {
      head.append(header.get(0).textValue()).append(": ");
      head.append(placeholders.apply(header.get(1).textValue())).append("\r\n");
    }
    if (!bodiless) {
      int length = step.path("contentLength").asInt(body.length);
      head.append("Content-Length: ").append(length).append("\r\n");
    }
    head.append("\r\n");
    send(head.toString().getBytes(UTF_8));
    TimeUnit.MILLISECONDS.sleep(step.path("bodyDelayMs").asInt(0));
    if (!bodiless && !request.method().equalsIgnoreCase("HEAD")) {
      send(body);
    }
    String then = step.path("then").asText();
    if (then.equals("reset")) {
      TimeUnit.MILLISECONDS.sleep(RESET_AFTER_MILLIS);
      socket.setSoLinger(true, 0);
    }
    return then.isEmpty();
  }

  private void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  private byte[] replaced(byte[] raw) {
    return placeholders.apply(new String(raw, ISO_8859_1)).getBytes(ISO_8859_1);
  }
}
