package dev.hookline.verification.chaos.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerTest {

  @Test
  void readsWhatItWrites() {
    for (String word : new String[] {"200", "503:250", "200~two:5", "200:9~early", "reset"}) {
      assertThat(Answer.parse(word)).hasToString(word);
    }
    assertThat(Answer.parse("500:10~two:5")).isEqualTo(new Answer("500", 10, Manner.TWO, 5));
  }

  @Test
  void isASuccessInEveryMannerThatLeavesTheResponseOne() {
    for (String manner :
        new String[] {"two", "two:5", "extra:3", "closes:2", "interim:9", "early"}) {
      assertThat(Answer.parse("200~" + manner).isSuccess()).as(manner).isTrue();
      assertThat(Answer.parse("500~" + manner).isSuccess()).as(manner).isFalse();
    }
    for (String manner : new String[] {"short:1", "long:1", "garbage"}) {
      assertThat(Answer.parse("200~" + manner).isSuccess()).as(manner).isFalse();
    }
    assertThat(Answer.dead(0).isSuccess()).isFalse();
  }
}
