package dev.hookline.cli.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class ProgressBodyTest {

  @Test
  void saysHowMuchIsThere() {
    ProgressBody body = new ProgressBody();
    body.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long n) {}

          @Override
          public void cancel() {}
        });
    body.onNext(List.of(ByteBuffer.allocate(1_500_000), ByteBuffer.allocate(700_000)));
    String half = body.text();
    body.onComplete();

    assertThat(half).isEqualTo("2 MB");
    assertThat(body.getBody().toCompletableFuture().join()).hasSize(2_200_000);
  }
}
