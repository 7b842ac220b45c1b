package dev.hookline.cli.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A code block of a page: fenced, or indented by four spaces.
 *
 * @param language what follows the fence; empty for none
 * @param marker the comment before the block, such as {@code not run: needs Docker}; empty for none
 */
record DocBlock(String page, int line, String language, List<String> lines, String marker) {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern FENCE = Pattern.compile("( *)```(\\w*).*");
  private static final Pattern MARKER = Pattern.compile("<!-- (.*?) -->");
  private static final String INDENT = "    ";

  /** Returns the blocks of the README, of {@code docs} and of what is deployed. */
  static List<DocBlock> all() {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"));
        Stream<Path> deploy = Files.walk(ROOT.resolve("deploy"))) {
      return Stream.of(
              Stream.of(ROOT.resolve("README.md")),
              docs.filter(file -> file.toString().endsWith(".md")),
              deploy.filter(file -> file.endsWith("README.md")))
          .flatMap(files -> files)
          .sorted()
          .flatMap(file -> of(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<DocBlock> of(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<DocBlock> blocks = new ArrayList<>();
    String page = ROOT.relativize(file).toString();
    String marker = "";
    for (int at = 0; at < lines.size(); at++) {
      Matcher fence = FENCE.matcher(lines.get(at));
      int first = fence.matches() ? at + 1 : at;
      int end = fence.matches() ? closing(lines, first) : indented(lines, at);
      if (fence.matches() || end > at) {
        String language = fence.matches() ? fence.group(2) : "";
        String indent = fence.matches() ? fence.group(1) : INDENT;
        List<String> content =
            lines.subList(first, end).stream()
                .map(line -> line.startsWith(indent) ? line.substring(indent.length()) : line)
                .toList();
        blocks.add(new DocBlock(page, at + 1, language, content, marker));
        at = fence.matches() ? end : end - 1;
        marker = "";
      } else if (!lines.get(at).isBlank()) {
        Matcher comment = MARKER.matcher(lines.get(at).strip());
        marker = comment.matches() ? comment.group(1) : "";
      }
    }
    return blocks;
  }

  private static int closing(List<String> lines, int first) {
    int end = first;
    while (!lines.get(end).strip().equals("```")) {
      end++;
    }
    return end;
  }

  /**
   * Returns the end of the indented block that begins at a line, which is the line if none does.
   */
  private static int indented(List<String> lines, int first) {
    boolean begins = first == 0 || lines.get(first - 1).isBlank() || isHead(lines.get(first - 1));
    int end = first;
    for (int at = first; begins && at < lines.size(); at++) {
      if (lines.get(at).startsWith(INDENT)) {
        end = at + 1;
      } else if (!lines.get(at).isBlank()) {
        break;
      }
    }
    return end;
  }

  private static boolean isHead(String line) {
    return line.startsWith("#") || line.startsWith("<!--");
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  /** Whether the page gives the reason why it is not run, or another test checks it. */
  boolean isMarked() {
    return !marker.isEmpty();
  }

  @Override
  public String toString() {
    return page + ":" + line;
  }
}
