package dev.hookline.config.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  @ParameterizedTest(name = "{0} of {1} is {2}")
  @CsvSource({
    "timout, timeout name url, timeout",
    "nmae, timeout name url, name",
    "urll, timeout name url, url",
    "ur, timeout name url, ",
    "c, a b, ",
    "A, a b, a",
    "w3, w1 w2, ",
    "OnX, OnY OnProjectCreated, OnY",
    "OnProjectCreatd, OnY OnProjectCreated, OnProjectCreated",
    "OnSomethingElse, OnY OnProjectCreated, "
  })
  void isTheLikelyIntendedName(String found, String candidates, String nearest) {
    assertThat(Nearest.to(found, List.of(candidates.split(" "))).orElse(null)).isEqualTo(nearest);
  }
}
