package io.github.zoomim.spec;

import java.util.List;

/**
 * A table over a report of Zoom's that is asked for by days ({@code from}, {@code to}) and read
 * page by page ({@code next_page_token}).
 *
 * @param name its name in SQL
 * @param remarks what it holds, for people
 * @param path the endpoint's path below the API's base
 * @param rows the field of a page that holds the rows
 * @param scopes the scopes of which the token needs one, in words
 * @param elsewhere what else to look at where Zoom answers 404, in words
 * @param id the column that identifies a row; a VARCHAR that is in every row
 * @param time the TIMESTAMP whose days the endpoint is asked for
 * @param columns the columns, in order
 */
public record TableSpec(
    String name,
    String remarks,
    String path,
    String rows,
    String scopes,
    String elsewhere,
    String id,
    String time,
    List<Column> columns) {
  /** The types that a field of a row is read as. */
  public enum Type {
    VARCHAR,
    TIMESTAMP,
    BOOLEAN,
    BIGINT
  }

  /**
   * A column.
   *
   * @param remarks what it means, for people
   * @param fields the names of the JSON field, of which the first that has a value counts
   */
  public record Column(String name, Type type, String remarks, List<String> fields) {
    /** A column whose field is called as it is. */
    public Column(String name, Type type, String remarks) {
      this(name, type, remarks, List.of(name));
    }
  }

  /** The position of the id among the columns. */
  public int idPosition() {
    return position(id);
  }

  /** The position of the time among the columns. */
  public int timePosition() {
    return position(time);
  }

  private int position(String column) {
    return columns.stream().map(Column::name).toList().indexOf(column);
  }
}
