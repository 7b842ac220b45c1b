package dev.hookline.verification.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnerTest {

  @Test
  void workOfTheJdkCountsForItsCaller() {
    String stack =
        "java/lang/Thread.run;io/temporal/worker/Worker.poll;dev/hookline/contract/WireJson.write;"
            + "com/fasterxml/jackson/databind/ObjectWriter.write;java/util/Arrays.copyOf";

    assertThat(Owner.ofStack(stack)).isEqualTo(Owner.HOOKLINE);
  }

  @Test
  void workOfALibraryCountsForTheLibrary() {
    String stack =
        "dev/hookline/worker/http/OkHttpEndpointCall.send;okhttp3/RealCall.execute;"
            + "java/net/Socket.read";

    assertThat(Owner.ofStack(stack)).isEqualTo(Owner.HTTP);
  }

  @Test
  void theLoadIsNotTheProduct() {
    assertThat(
            Owner.ofStack(
                "dev/hookline/verification/bench/plain/PlainWorker.main;java/lang/Thread.run"))
        .isEqualTo(Owner.LOAD);
  }

  @Test
  void aJvmThreadBelongsToNobody() {
    assertThat(Owner.ofStack("start_thread;CompileBroker::compiler_thread_loop"))
        .isEqualTo(Owner.JVM);
  }
}
