package dev.hookline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of an event in a file. */
class OrderingTest {

  private static final String SYNC =
      "\n    webhooks: [{name: a, url: 'http://a', finalResponse: true}]\n";
  private static final EventType EVENT = EventType.of("E");

  @Test
  void isReadWithEveryKey() {
    assertThat(
            read("orderingKey: /project/id\n    orderingGroup: p\n    holdOnFailure: true" + SYNC))
        .isEqualTo(OrderingConfig.by("/project/id").withGroup("p").holdingOnFailure());
    assertThat(read("OrderingKey: /project/id" + SYNC)).isEqualTo(OrderingConfig.by("/project/id"));
  }

  @Test
  void isAbsentWithoutAKey() {
    assertThat(read("deadline: 5s" + SYNC)).isNull();
    assertThat(read("orderingKey:" + SYNC)).isNull();
  }

  @Test
  void isRefusedInItsLineIfItIsNotAPointer() {
    assertThat(problems("orderingKey: project.id" + SYNC))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(4);
              assertThat(problem.message())
                  .isEqualTo(
                      "orderingKey must be a JSON pointer into the payload such as /project/id, found 'project.id'");
            });
  }

  @Test
  void isRefusedIfAMisspelledKeyIsMeant() {
    assertThat(problems("orderingkeys: /id" + SYNC))
        .extracting(ConfigProblem::message)
        .containsExactly("unknown key 'orderingkeys'; did you mean 'orderingKey'?");
  }

  @Test
  void isRefusedWhereItHasNoEffect() {
    assertThat(
            problems("orderingKey: /id\n    webhooks: [{name: a, url: 'http://a', async: true}]\n"))
        .extracting(ConfigProblem::message)
        .singleElement()
        .asString()
        .contains("order of event 'E' has no effect, since its webhooks are all async");
  }

  private static OrderingConfig read(String event) {
    ConfigCheck check = check(event);
    assertThat(check.problems()).isEmpty();
    return check.config().orderings().get(EVENT);
  }

  private static List<ConfigProblem> problems(String event) {
    return check(event).problems();
  }

  private static ConfigCheck check(String event) {
    return ConfigCheck.of(
        ("enabled: true\nconfig:\n  E:\n    " + event).getBytes(StandardCharsets.UTF_8));
  }
}
