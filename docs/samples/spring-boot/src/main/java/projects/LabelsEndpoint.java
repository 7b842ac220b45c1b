package projects;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The other team's endpoint. It is in this service only so that the sample needs nothing else. */
@RestController
class LabelsEndpoint {

  private static final Logger log = LoggerFactory.getLogger(LabelsEndpoint.class);

  @PostMapping("/labels")
  Map<String, List<String>> labels(
      @RequestHeader("webhook-id") String id, @RequestBody Map<String, Object> project) {
    log.info("received {} for {}", id, project);
    return Map.of("labels", List.of("red"));
  }
}
