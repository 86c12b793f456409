import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Collections;

/** A user's program: only the all-jar on its class path, only java.sql in its imports. */
class PlainProgram {
  public static void main(String[] args) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:zoomim:demo");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM chat_sessions")) {
      rows.next();
      System.out.println(rows.getLong(1) > 0 ? "rows" : "no rows");
    }
    for (Driver driver : Collections.list(DriverManager.getDrivers())) {
      System.out.println(driver.getClass().getName());
    }
    for (String url : new String[] {"jdbc:calcite:", "jdbc:avatica:remote:"}) {
      System.out.println(isTaken(url) ? url + " is taken" : url + " is free");
    }
  }

  private static boolean isTaken(String url) throws Exception {
    for (Driver driver : Collections.list(DriverManager.getDrivers())) {
      if (driver.acceptsURL(url)) {
        return true;
      }
    }
    return false;
  }
}
