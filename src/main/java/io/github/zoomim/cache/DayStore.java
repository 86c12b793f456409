package io.github.zoomim.cache;

import io.github.zoomim.scan.KeptDay;
import java.time.LocalDate;
import java.util.Collection;

/** Where days are kept with their rows. Guarded by the lock of its user. */
interface DayStore {
  /** The days that are kept. */
  Collection<KeptDay> days();

  /** Keeps a day, in place of an older reading of it; others may have to go. */
  void keep(KeptDay day);

  /** Forgets a day, if it is kept. */
  void drop(LocalDate day);

  /** Somebody uses the day, which therefore is to stay longer than others. */
  void used(LocalDate day);
}
