package io.github.zoomim.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of windows that are read side by side. */
final class ItineraryTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
  private static final DateWindow NEWEST = new DateWindow(TODAY, TODAY);
  private static final DateWindow OLD = window("2026-10-01", "2026-10-20");
  private static final DateWindow MIXED = window("2026-11-01", "2026-11-23");

  @Test
  void theNewestDayIsReadOnceMoreIfItWasReadBesideOthers() {
    Itinerary itinerary = itinerary(true, NEWEST, OLD);
    assertThat(itinerary.next()).isEqualTo(NEWEST);
    assertThat(itinerary.next()).isEqualTo(OLD);
    itinerary.ended(OLD, List.of(), true);
    itinerary.ended(NEWEST, List.of(), true);
    assertThat(itinerary.next()).isEqualTo(NEWEST);
    assertThat(itinerary.next()).isNull();
    itinerary.ended(NEWEST, List.of(), true);
    assertThat(itinerary.next()).isNull();
  }

  @Test
  void theNewestDayWaitsForADayThatWasLeftOut() {
    Itinerary itinerary = itinerary(false, OLD, NEWEST);
    assertThat(itinerary.next()).isEqualTo(OLD);
    assertThat(itinerary.next()).isNull();
    DateWindow missing = window("2026-10-01", "2026-10-01");
    itinerary.ended(OLD, List.of(missing), true);
    assertThat(itinerary.next()).isEqualTo(missing);
    assertThat(itinerary.next()).isNull();
    itinerary.ended(missing, List.of(), true);
    assertThat(itinerary.next()).isEqualTo(NEWEST);
  }

  @Test
  void aWindowThatIsCutIsCoveredByItsPartsInOrder() {
    Itinerary itinerary = itinerary(false, OLD, NEWEST);
    assertThat(itinerary.next()).isEqualTo(OLD);
    assertThat(itinerary.mayCut(OLD)).isTrue();
    itinerary.left(OLD, 3);
    assertThat(itinerary.startable()).isEqualTo(3);
    List<DateWindow> parts =
        List.of(
            window("2026-10-01", "2026-10-06"),
            window("2026-10-07", "2026-10-13"),
            window("2026-10-14", "2026-10-20"));
    for (DateWindow part : parts) {
      assertThat(itinerary.next()).isEqualTo(part);
      assertThat(itinerary.mayCut(part)).isFalse();
    }
    assertThat(itinerary.next()).isNull();
  }

  @Test
  void olderDaysAreCutWithoutTheNewest() {
    Itinerary itinerary = itinerary(false, MIXED);
    assertThat(itinerary.next()).isEqualTo(MIXED);
    assertThat(itinerary.splits(MIXED)).isTrue();
    itinerary.left(MIXED, 2);
    assertThat(itinerary.next()).isEqualTo(window("2026-11-01", "2026-11-11"));
    assertThat(itinerary.next()).isEqualTo(window("2026-11-12", "2026-11-22"));
    assertThat(itinerary.next()).isNull();
    itinerary.ended(window("2026-11-12", "2026-11-22"), List.of(), true);
    assertThat(itinerary.next()).isNull();
    itinerary.ended(window("2026-11-01", "2026-11-11"), List.of(), true);
    assertThat(itinerary.next()).isEqualTo(NEWEST);
  }

  private static Itinerary itinerary(boolean newestFirst, DateWindow... windows) {
    return new Itinerary(
        List.of(windows), newestFirst, TODAY, () -> TODAY, (oldest, newest) -> List.of());
  }

  private static DateWindow window(String from, String to) {
    return new DateWindow(LocalDate.parse(from), LocalDate.parse(to));
  }
}
