package dev.hookline.cli.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExecutionHtmlTest {

  private static final String PAGE = page("{\"why\":\"down\"}");

  @Test
  void drawsTheSamePictureAsTheTerminal() throws IOException {
    // so that a person can look at it
    Files.writeString(Path.of("target", "execution.html"), PAGE);

    assertThat(PAGE)
        .contains("<i class=\"bar failed\" style=\"left:0.500%;width:10.000%\"")
        .contains("title=\"attempt 1: failed 503, http_status, 2s\"")
        .contains("<i class=\"bar unknown\" style=\"left:32.500%;width:32.500%\"")
        .contains("<span class=\"wide\" style=\"left:20.000%\">4s</span>");
  }

  @Test
  void showsTheDetails() {
    assertThat(PAGE)
        .contains("<title>OnProjectCreated OnProjectCreated:p7</title>")
        .contains("<pre>{&quot;project&quot;:7}</pre>")
        .contains("webhook &#39;billing&#39; responded with 503")
        .contains("attempt 2 at 2026-11-26T10:00:30Z")
        .contains("POST http://host/billing")
        .doesNotContain("s3cret");
  }

  @Test
  void showsAnUnreadablePlan() {
    String page =
        ExecutionHtml.of(
            SampleExecutions.unreadable("<b>"), SampleExecutions.START.plusSeconds(20));

    assertThat(page)
        .contains(
            "The plan is not usable: plan is not readable: not a JSON object with the expected fields."
                + " Found:</p><pre>&lt;b&gt;</pre>")
        .contains("plan version 99 is newer than 2");
  }

  /** A label takes about 45 pixels, and a phone has some 330 for the bars. */
  @Test
  void omitsLabelsIfAPhoneHasNoRoomForThem() {
    String axis = PAGE.substring(PAGE.indexOf("class=\"axis\""));
    axis = axis.substring(0, axis.indexOf("</div>"));

    assertThat(axis).contains("<span style=\"left:0.000%\">0</span>");
    List<Double> narrow =
        Pattern.compile("<span style=\"left:([0-9.]+)%")
            .matcher(axis)
            .results()
            .map(label -> Double.valueOf(label.group(1)))
            .toList();
    assertThat(narrow).hasSizeBetween(2, 5).allSatisfy(at -> assertThat(at).isLessThan(86));
    for (int i = 1; i < narrow.size(); i++) {
      assertThat(330 * (narrow.get(i) - narrow.get(i - 1)) / 100).isGreaterThan(45);
    }
    assertThat(axis).contains("<span class=\"wide\" style=");
    assertThat(PAGE)
        .contains(".axis, .track { grid-column: 1 / -1; } .axis .wide { display: none; }");
  }

  @Test
  void loadsNothingAndTakesNothingFromOutsideForMarkup() {
    String attack = "</pre><script src=//evil></script>{{payload}}\" onload='x'\u202E";
    String page = page(attack);

    assertThat(page)
        .contains("default-src 'none'")
        .contains(
            "&lt;/pre&gt;&lt;script src=//evil&gt;&lt;/script&gt;{{payload}}&quot; onload=&#39;x&#39;")
        .doesNotContain("<script")
        .doesNotContain("\u202E")
        .doesNotContainPattern("<(script|link|img|iframe|object)|@import|url\\(");
  }

  private static String page(String body) {
    return ExecutionHtml.of(SampleExecutions.detail(body), SampleExecutions.START.plusSeconds(20));
  }
}
