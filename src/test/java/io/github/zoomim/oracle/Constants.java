package io.github.zoomim.oracle;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constants that are likely to meet the rows, and awkward ones. */
final class Constants {
  private final Dice dice;

  Constants(Dice dice) {
    this.dice = dice;
  }

  /** A literal, or at times a parameter. */
  Expr any(Type type) {
    return of(type, dice.chance(6) ? null : value(type));
  }

  Expr notNull(Type type) {
    return of(type, value(type));
  }

  private Expr of(Type type, @Nullable Object value) {
    return dice.chance(20)
        ? new Expr.Parameter(type, value, false)
        : new Expr.Literal(type, value, false);
  }

  Expr literal(Type type) {
    return new Expr.Literal(type, dice.chance(10) ? null : value(type), false);
  }

  /** A time that is finer than any of the column, but beside one. */
  Expr fineTime() {
    LocalDateTime time = time().plusNanos(dice.pick(500_000, -500_000, 1_000, 999_000));
    return dice.chance(50)
        ? new Expr.Parameter(Type.TIME, time, true)
        : new Expr.Literal(Type.TIME, time, dice.chance(30));
  }

  Expr integer(int value) {
    return of(Type.INTEGER, value);
  }

  Expr text(String value) {
    return of(Type.TEXT, value);
  }

  /** The constant of a slot that wants one. */
  Expr of(Slot slot) {
    return switch (slot) {
      case COUNT -> integer(dice.below(7));
      case POSITION -> integer(1 + dice.below(4));
      case DIVISOR -> integer(dice.pick(2, 3, 7, -2, 1));
      case PATTERN ->
          text(dice.pick("%a%", "A%", "_da", "%", "", "% ", "%!%", "s1_", "G%p", "1:1"));
      case PIECE -> text(dice.pick("a", "d", " ", "1", "Ad", "%", "'", "日本"));
      default -> throw new IllegalArgumentException(slot.name());
    };
  }

  private Object value(Type type) {
    return switch (type) {
      case TEXT -> text();
      case INTEGER -> dice.pick(0, 1, 2, 3, 5, 10, 31, 59, -1, 2026);
      case DECIMAL -> new BigDecimal(dice.pick("0.5", "1.00", "2.25", "-1.50", "10.0", "0.00"));
      case DOUBLE -> dice.pick(0.5, 1.0, 2.25, -1.5, 100.0, 0.0);
      case TIME -> time();
      case DATE -> time().toLocalDate();
      case BOOLEAN -> dice.chance(50);
    };
  }

  private String text() {
    return dice.chance(50)
        ? dice.pick(
            "Group", "1:1", "", " ", "Ada", "ada", "Ada ", "O'Brien", "design", "x", "a", "zz",
            "日本語チャット", "s20", "s4", "10")
        : dice.pick(
            OracleSessions.ALL.stream()
                .flatMap(session -> java.util.stream.Stream.of(session.id(), session.name()))
                .filter(java.util.Objects::nonNull)
                .toList());
  }

  private LocalDateTime time() {
    List<LocalDateTime> times =
        OracleSessions.ALL.stream()
            .filter(session -> session.lastMessageSentTime() != null)
            .map(session -> LocalDateTime.ofInstant(session.lastMessageSentTime(), ZoneOffset.UTC))
            .toList();
    LocalDateTime time = dice.pick(times);
    return switch (dice.below(4)) {
      case 0 -> time.toLocalDate().atStartOfDay();
      case 1 -> time.plusDays(dice.below(9) - 4).plusNanos(1_000_000L * (dice.below(3) - 1));
      default -> time;
    };
  }
}
