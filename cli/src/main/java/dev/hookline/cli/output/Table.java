package dev.hookline.cli.output;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows of cells as lines, each column as wide as its widest cell. Cells may be external text:
 * characters that move the cursor or break the line are replaced.
 */
public final class Table {

  /** Longer than any id. */
  private static final int MAX_CELL = 4_000;

  private static final int GAP = 2;

  /** The minimum width of the shortened column, whatever the terminal's width. */
  private static final int MIN = 8;

  private final List<List<String>> rows;
  private final int[] widths;

  private Table(List<List<String>> cells) {
    rows =
        cells.stream()
            .map(row -> row.stream().map(cell -> Printable.line(cell, MAX_CELL)).toList())
            .toList();
    widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
  }

  /** Returns a line for each row. */
  public static String of(List<List<String>> cells) {
    return new Table(cells).lines(cells.get(0).size());
  }

  /**
   * Returns a line for each row if they fit the terminal. Otherwise the last cell of each row goes
   * on its own line, which the terminal may wrap, and the cells of one column are shortened as
   * needed.
   *
   * @param shortened the index of that column
   */
  public static String fitting(List<List<String>> cells, int columns, int shortened) {
    Table table = new Table(cells);
    int all = table.widths.length;
    if (table.width(all) <= columns) {
      return table.lines(all);
    }
    return table.shorten(shortened, table.width(all - 1) - columns).lines(all - 1);
  }

  private int width(int columns) {
    int width = -GAP;
    for (int column = 0; column < columns; column++) {
      width += widths[column] + GAP;
    }
    return width;
  }

  private Table shorten(int column, int by) {
    if (by > 0) {
      widths[column] = Math.max(Math.min(MIN, widths[column]), widths[column] - by);
    }
    return this;
  }

  private String lines(int columns) {
    return rows.stream()
        .flatMap(
            row ->
                columns == row.size()
                    ? Stream.of(line(row, columns))
                    : Stream.of(line(row, columns), " ".repeat(GAP) + row.get(row.size() - 1)))
        .collect(Collectors.joining("\n"));
  }

  private String line(List<String> row, int columns) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < columns; column++) {
      String cell = Printable.line(row.get(column), widths[column]);
      line.append(cell).append(" ".repeat(widths[column] - cell.length() + GAP));
    }
    return line.toString().stripTrailing();
  }
}
