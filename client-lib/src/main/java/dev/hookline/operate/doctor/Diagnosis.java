package dev.hookline.operate.doctor;

import java.util.Comparator;
import java.util.List;

/**
 * The findings of a {@link Doctor}, in the order of its checks. Checks whose prerequisite is
 * missing, such as the server, are skipped.
 *
 * @param status the worst status of the findings; {@link FindingStatus#OK} if all are good, fixed
 *     or unknown
 * @param findings the findings
 */
public record Diagnosis(FindingStatus status, List<Finding> findings) {

  /** Copies the list. */
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  static Diagnosis of(List<Finding> findings) {
    FindingStatus worst =
        findings.stream()
            .map(Finding::status)
            .max(Comparator.naturalOrder())
            .filter(status -> status.compareTo(FindingStatus.WARNING) >= 0)
            .orElse(FindingStatus.OK);
    return new Diagnosis(worst, findings);
  }

  /** Returns whether the server was unreachable or rejected the credentials. */
  @com.fasterxml.jackson.annotation.JsonIgnore
  public boolean isServerMissing() {
    return findings.stream()
        .anyMatch(
            finding ->
                finding.check().equals(ServerCheck.CONNECTION)
                    && finding.status() == FindingStatus.ERROR);
  }
}
