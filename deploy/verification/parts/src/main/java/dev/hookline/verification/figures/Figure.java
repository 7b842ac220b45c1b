package dev.hookline.verification.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Formats numbers with three significant digits. */
public final class Figure {

  private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_UP);

  private Figure() {}

  /** Returns the number with three significant digits, from 1,000 on as a whole number. */
  public static String of(double number) {
    if (Math.abs(number) >= 100) {
      return String.format(Locale.ROOT, "%,.0f", number);
    }
    return new BigDecimal(number).round(THREE).stripTrailingZeros().toPlainString();
  }

  /** Returns the number rounded to three decimal places, for JSON. */
  public static double rounded(double number) {
    return Math.round(number * 1000) / 1000.0;
  }
}
