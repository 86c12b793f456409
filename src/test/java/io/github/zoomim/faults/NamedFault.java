package io.github.zoomim.faults;

import io.github.zoomim.simulator.Fault;
import io.github.zoomim.simulator.RecordedRequest;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that goes wrong, and what may come of it.
 *
 * @param name as the documentation's table has it
 * @param states the SQLSTATEs in which the statement may end by it
 * @param applies the requests that it can strike
 * @param traits what a schedule must know of it
 * @param cause makes it, at a request that it applies to
 */
record NamedFault(
    String name,
    Verdict verdict,
    Set<String> states,
    Predicate<RecordedRequest> applies,
    Set<Trait> traits,
    Cause cause) {

  /** What must come of it. */
  enum Verdict {
    /** The statement returns its rows as if nothing were wrong. */
    HARMLESS("rows right, no repeat needed"),
    /** The same after a repeat, as long as {@code maxRetries} allows. */
    PASSES("repeated, rows right"),
    /** The same after the access token was renewed, where it can be. */
    RENEWS("token renewed, rows right"),
    /** The same after the window was opened again, unless that leads nowhere. */
    REOPENS("window opened again, rows right"),
    /** The statement ends in an error. */
    ENDS("error"),
    /** Either, by the window that it strikes. */
    MAY_END("rows right, or error");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** What a schedule must know of a fault. */
  enum Trait {
    /** The JDK's client may repeat the request unseen. */
    SILENT,
    /** Shows other values than the truth in columns that are not the id. */
    CHANGES_VALUES,
    /** Takes real time, or much memory. */
    SLOW,
    /** Strikes every further request too. */
    LASTING,
    /** Is made of the true page, so that an answer without one is not struck. */
    NEEDS_PAGE
  }

  /** Makes the fault. */
  @FunctionalInterface
  interface Cause {
    /** Null where the cause changed the scene and the answer follows from that. */
    @Nullable Fault of(Scene scene, RecordedRequest request);
  }

  static NamedFault harmless(String name, Cause cause) {
    return of(name, Verdict.HARMLESS, Set.of(), cause);
  }

  static NamedFault passing(String name, String state, Cause cause) {
    return of(name, Verdict.PASSES, Set.of(state), cause);
  }

  static NamedFault ending(String name, String state, Cause cause) {
    return of(name, Verdict.ENDS, Set.of(state), cause);
  }

  static NamedFault of(String name, Verdict verdict, Set<String> states, Cause cause) {
    return new NamedFault(name, verdict, states, request -> true, Set.of(), cause);
  }

  NamedFault with(Trait... more) {
    java.util.EnumSet<Trait> all = java.util.EnumSet.noneOf(Trait.class);
    all.addAll(traits);
    all.addAll(Set.of(more));
    return new NamedFault(name, verdict, states, applies, Set.copyOf(all), cause);
  }

  NamedFault where(Predicate<RecordedRequest> strikes) {
    return new NamedFault(name, verdict, states, applies.and(strikes), traits, cause);
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  @Override
  public String toString() {
    return name;
  }
}
