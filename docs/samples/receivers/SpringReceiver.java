import dev.hookline.verify.Verification;
import dev.hookline.verify.Verification.Rejected;
import dev.hookline.verify.WebhookVerifier;
import java.lang.System.Logger.Level;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Receives signed webhooks in Spring MVC; a {@code byte[]} body is what arrived, a record is not. */
@RestController
public class SpringReceiver {

  private static final System.Logger log = System.getLogger("webhooks");

  private final WebhookVerifier verifier;

  public SpringReceiver(WebhookVerifier verifier) {
    this.verifier = verifier;
  }

  @PostMapping("/hooks")
  public ResponseEntity<Void> receive(
      @RequestHeader HttpHeaders headers, @RequestBody(required = false) byte[] body) {
    Verification result =
        verifier.verify(headers::getFirst, body == null ? new byte[0] : body);
    if (result instanceof Rejected rejected) {
      log.log(Level.WARNING, "rejected: {0}", rejected.detail());
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    // do the work once for each headers.getFirst("webhook-id"), as PlainReceiver does
    return ResponseEntity.ok().build();
  }
}
