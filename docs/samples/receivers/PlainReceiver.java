import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hookline.verify.Verification;
import dev.hookline.verify.Verification.Rejected;
import dev.hookline.verify.WebhookVerifier;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Receives signed webhooks with nothing but the JDK: LABELS_WEBHOOK_KEY=whpk_... java ... 8090 */
public final class PlainReceiver {

  private final WebhookVerifier verifier;

  /** In production, a database table, written in the transaction that acts on the request. */
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  PlainReceiver(WebhookVerifier verifier) {
    this.verifier = verifier;
  }

  public static void main(String[] args) throws IOException {
    var receiver = new PlainReceiver(WebhookVerifier.of(System.getenv("LABELS_WEBHOOK_KEY")));
    receiver.start(Integer.parseInt(args[0]));
  }

  HttpServer start(int port) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext("/hooks", this::receive);
    server.start();
    return server;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      // the bytes as they arrive, before anything parses them
      byte[] body = exchange.getRequestBody().readAllBytes();
      Verification result = verifier.verify(exchange.getRequestHeaders()::getFirst, body);
      if (result instanceof Rejected rejected) {
        System.err.println("rejected: " + rejected.detail());
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      if (seen.add(exchange.getRequestHeaders().getFirst("webhook-id"))) {
        System.out.println("do the work of " + new String(body, UTF_8));
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
