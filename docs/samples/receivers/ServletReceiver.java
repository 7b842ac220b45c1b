import dev.hookline.verify.Verification;
import dev.hookline.verify.Verification.Rejected;
import dev.hookline.verify.WebhookVerifier;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Receives signed webhooks as a servlet. */
public class ServletReceiver extends HttpServlet {

  private static final long serialVersionUID = 1;

  private final transient WebhookVerifier verifier =
      WebhookVerifier.of(System.getenv("LABELS_WEBHOOK_KEY"));

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // before any filter or getParameter has read it
    byte[] body = request.getInputStream().readAllBytes();
    Verification result = verifier.verify(request::getHeader, body);
    if (result instanceof Rejected rejected) {
      log("rejected: " + rejected.detail());
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    // do the work once for each request.getHeader("webhook-id"), as PlainReceiver does
    response.setStatus(HttpServletResponse.SC_OK);
  }
}
