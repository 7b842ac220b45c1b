package dev.hookline.verification.figures;

/**
 * What the machine's processors did for processes that are not measured.
 *
 * @param seconds their CPU time
 * @param share of the CPU time that the machine has, from 0 to 1
 */
public record OtherCpu(double seconds, double share) {

  private static final double DISTURBING_SHARE = 0.1;
  private static final double PERCENT = 100;

  /** Returns whether it is so much that the figures of the run depend on it. */
  public boolean isDisturbing() {
    return share > DISTURBING_SHARE;
  }

  /** Returns the share of the machine in percent. */
  public String percent() {
    return Figure.of(share * PERCENT) + " %";
  }
}
