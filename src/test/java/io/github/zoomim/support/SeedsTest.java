package io.github.zoomim.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeedsTest {
  @Test
  void eachFailureNamesTheSeedThatItHasAgain() {
    List<Integer> numbers = new ArrayList<>();
    assertThatThrownBy(
            () ->
                Seeds.forEachSeed(
                    100,
                    random -> {
                      numbers.add(random.nextInt());
                      assertThat(numbers).hasSizeLessThan(3);
                    }))
        .isInstanceOf(AssertionError.class)
        .satisfies(
            failure -> {
              String seed =
                  failure.getMessage().replaceAll("(?s).*-Dzoomim.seed=(-?\\d+):.*", "$1");
              assertThat(new Random(Long.parseLong(seed)).nextInt()).isEqualTo(numbers.get(2));
            });
    assertThat(numbers).hasSize(3).doesNotHaveDuplicates();
  }
}
