package dev.hookline.operate.doctor;

import org.jspecify.annotations.Nullable;

/**
 * The result of one check of a {@link Doctor}.
 *
 * @param check the check: {@code settings}, {@code connection}, {@code server}, {@code namespace},
 *     {@code capabilities}, {@code retention}, {@code payload_limits}, {@code search_attributes},
 *     {@code visibility_indexes}, {@code partitions}, {@code clock} or {@code workers}
 * @param status the status
 * @param message the finding in one sentence
 * @param value the measured value, for programs: a version, an ISO 8601 duration, a number; null
 *     for none
 * @param fix the suggested fix; null for none
 */
public record Finding(
    String check,
    FindingStatus status,
    String message,
    @Nullable String value,
    @Nullable String fix) {

  static Finding ok(String check, String message, @Nullable String value) {
    return new Finding(check, FindingStatus.OK, message, value, null);
  }

  static Finding unknown(String check, String message) {
    return new Finding(check, FindingStatus.UNKNOWN, message, null, null);
  }

  static Finding warning(String check, String message, @Nullable String value, String fix) {
    return new Finding(check, FindingStatus.WARNING, message, value, fix);
  }

  static Finding error(String check, String message, String fix) {
    return new Finding(check, FindingStatus.ERROR, message, null, fix);
  }
}
