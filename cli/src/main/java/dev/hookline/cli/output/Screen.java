package dev.hookline.cli.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the output of a command can show.
 *
 * @param width columns
 * @param hasColour whether colours are supported and wanted
 * @param hasBlocks whether block characters can be printed
 */
public record Screen(int width, boolean hasColour, boolean hasBlocks) {

  /** If the width is unknown. */
  public static final int DEFAULT_WIDTH = 80;

  /** The narrowest chart. */
  public static final int MIN_WIDTH = 40;

  /**
   * Returns the screen of standard output.
   *
   * @param width the requested columns; null for the terminal's
   */
  public static Screen current(@Nullable Integer width, UnaryOperator<@Nullable String> env) {
    boolean isTerminal = Terminal.isInteractive();
    String noColour = env.apply("NO_COLOR");
    return new Screen(
        Math.max(MIN_WIDTH, width == null ? width(isTerminal, env) : width),
        isTerminal && (noColour == null || noColour.isEmpty()) && !"dumb".equals(env.apply("TERM")),
        charset().newEncoder().canEncode("█·◆"));
  }

  /** Returns the width for tables; unlimited if the output is piped. */
  public static int columns(UnaryOperator<@Nullable String> env) {
    return Terminal.isInteractive() ? Math.max(MIN_WIDTH, width(true, env)) : Integer.MAX_VALUE;
  }

  private static int width(boolean isTerminal, UnaryOperator<@Nullable String> env) {
    String columns = env.apply("COLUMNS");
    if (columns != null && columns.matches("[1-9][0-9]{1,3}")) {
      return Integer.parseInt(columns);
    }
    return isTerminal ? sttyColumns() : DEFAULT_WIDTH;
  }

  /** Java cannot read the terminal's width; stty can. */
  private static int sttyColumns() {
    try {
      Process stty =
          new ProcessBuilder("sh", "-c", "stty size </dev/tty")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (InputStream out = stty.getInputStream()) {
        String[] size =
            new String(out.readAllBytes(), StandardCharsets.US_ASCII).trim().split(" ", 2);
        int columns = size.length == 2 ? Integer.parseInt(size[1]) : 0;
        return columns > 0 ? columns : DEFAULT_WIDTH;
      }
    } catch (IOException | NumberFormatException e) {
      return DEFAULT_WIDTH;
    }
  }

  /** The property is set from JDK 18 on; before, standard output has the default charset. */
  public static Charset charset() {
    String name = System.getProperty("stdout.encoding");
    return name == null ? Charset.defaultCharset() : Charset.forName(name);
  }
}
