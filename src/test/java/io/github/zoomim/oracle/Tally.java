package io.github.zoomim.oracle;

import io.github.zoomim.oracle.Judge.Judgement;
import io.github.zoomim.oracle.Judge.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Counts what came of all queries. */
final class Tally {
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private final Map<Integer, String> differences = Collections.synchronizedMap(new TreeMap<>());
  private final Map<String, Integer> kinds = new TreeMap<>();
  private final List<String> refusals = new CopyOnWriteArrayList<>();

  synchronized void add(Judgement judgement) {
    verdicts.merge(judgement.verdict(), 1, Integer::sum);
  }

  /** Whether it is the first failure of its kind; wrong rows are each a kind of their own. */
  synchronized boolean isNew(Judgement judgement) {
    return kinds.merge(judgement.kind(), 1, Integer::sum) == 1
        || judgement.kind().equals(Judgement.WRONG_ROWS);
  }

  void addDifference(int query, String text) {
    differences.put(query, text);
  }

  void addRefusal(String text) {
    refusals.add(text);
  }

  synchronized int count(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }

  List<String> differences() {
    return List.copyOf(differences.values());
  }

  List<String> refusals() {
    return refusals;
  }

  @Override
  public synchronized String toString() {
    return verdicts + (kinds.isEmpty() ? "" : "; differences: " + kinds);
  }
}
