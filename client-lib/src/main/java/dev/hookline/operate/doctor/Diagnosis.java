package dev.hookline.operate.doctor;

import java.util.Comparator;
import java.util.List;

/**
 * What a {@link Doctor} found, in the order in which it looked. Where something is missing that
 * later checks stand on, such as the server, those are left out.
 *
 * @param status the worst of the findings' statuses; {@link FindingStatus#OK} where all are good or
 *     fixed or not known
 * @param findings what was found
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

  /** Returns whether the server was not reached, or refused the credentials. */
  @com.fasterxml.jackson.annotation.JsonIgnore
  public boolean isServerMissing() {
    return findings.stream()
        .anyMatch(
            finding ->
                finding.check().equals(ServerCheck.CONNECTION)
                    && finding.status() == FindingStatus.ERROR);
  }
}
