package dev.hotswap.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void are_sorted_before_they_are_summed_up() {
    Figures figures = new Figures(List.of(30L, 10L, 20L));

    assertThat(figures.best()).isEqualTo(10);
    assertThat(figures.median()).isEqualTo(20);
    assertThat(figures.worst()).isEqualTo(30);
  }

  @Test
  void of_an_even_number_have_the_worse_of_the_middle_two_as_their_median() {
    assertThat(new Figures(List.of(1L, 2L, 3L, 4L)).median()).isEqualTo(3);
  }
}
