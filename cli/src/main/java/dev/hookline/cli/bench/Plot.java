package dev.hookline.cli.bench;

import dev.hookline.cli.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A chart in an HTML page: coordinates go from 0 to 1, to the right and upwards. */
final class Plot {

  private static final double WIDTH = 1000;
  private static final double HEIGHT = 260;
  private static final double LEFT = 64;
  private static final double RIGHT = 16;
  private static final double TOP = 14;
  private static final double BOTTOM = 34;

  /** A point of a line. */
  record Point(double x, double y) {}

  private final List<Html> parts = new ArrayList<>();

  /** Adds a label below the chart, with a vertical line. */
  void tickX(double at, String label) {
    rule(at, 0, at, 1);
    parts.add(
        Html.of(
            "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>",
            number(x(at)), number(HEIGHT - BOTTOM + 18), label));
  }

  /** Adds a label left of the chart, with a horizontal line. */
  void tickY(double at, String label) {
    rule(0, at, 1, at);
    parts.add(
        Html.of(
            "<text x=\"%s\" y=\"%s\" text-anchor=\"end\">%s</text>",
            number(LEFT - 8), number(y(at) + 4), label));
  }

  private void rule(double fromX, double fromY, double toX, double toY) {
    parts.add(
        Html.of(
            "<line class=\"rule\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>",
            number(x(fromX)), number(y(fromY)), number(x(toX)), number(y(toY))));
  }

  /** Adds a bar that starts at the x axis. */
  void bar(double from, double to, double height, String title) {
    parts.add(
        Html.of(
            "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s</title></rect>",
            number(x(from) + 1),
            number(y(height)),
            number(Math.max(1, x(to) - x(from) - 2)),
            number(y(0) - y(height)),
            title));
  }

  /** Adds a line through points. */
  void line(String style, List<Point> points) {
    parts.add(
        Html.of(
            "<polyline class=\"%s\" points=\"%s\"/>",
            style,
            points.stream()
                .map(point -> number(x(point.x())) + "," + number(y(point.y())))
                .collect(Collectors.joining(" "))));
  }

  Html html(String title) {
    return Html.of(
        "<svg class=\"plot\" viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">%s</svg>",
        number(WIDTH), number(HEIGHT), title, Html.join(parts));
  }

  private static double x(double at) {
    return LEFT + clipped(at) * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double at) {
    return HEIGHT - BOTTOM - clipped(at) * (HEIGHT - TOP - BOTTOM);
  }

  private static double clipped(double at) {
    return Math.min(1, Math.max(0, at));
  }

  private static String number(double place) {
    return String.format(Locale.ROOT, "%.1f", place);
  }
}
