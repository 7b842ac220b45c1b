package dev.hookline.verification.chaos.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlannedResponseTest {

  @Test
  void roundTrips() {
    for (String word : new String[] {"200", "503:250", "200~two:5", "200:9~early", "reset"}) {
      assertThat(PlannedResponse.parse(word)).hasToString(word);
    }
    assertThat(PlannedResponse.parse("500:10~two:5"))
        .isEqualTo(new PlannedResponse("500", 10, Manner.TWO, 5));
  }

  @Test
  void isASuccessInEveryMannerThatLeavesTheResponseValid() {
    for (String manner :
        new String[] {"two", "two:5", "extra:3", "closes:2", "interim:9", "early"}) {
      assertThat(PlannedResponse.parse("200~" + manner).isSuccess()).as(manner).isTrue();
      assertThat(PlannedResponse.parse("500~" + manner).isSuccess()).as(manner).isFalse();
    }
    for (String manner : new String[] {"short:1", "long:1", "garbage"}) {
      assertThat(PlannedResponse.parse("200~" + manner).isSuccess()).as(manner).isFalse();
    }
    assertThat(PlannedResponse.dead(0).isSuccess()).isFalse();
  }
}
