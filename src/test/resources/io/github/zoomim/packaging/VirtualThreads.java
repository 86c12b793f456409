import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A hundred virtual threads query at once; the JVM's options leave them one carrier. */
class VirtualThreads {
  public static void main(String[] args) throws Exception {
    String sql = "SELECT type, COUNT(*) FROM chat_sessions WHERE name <> ? GROUP BY type";
    List<Future<Integer>> all = new ArrayList<>();
    try (Connection shared = DriverManager.getConnection("jdbc:zoomim:demo;requestsPerSecond=0");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        String name = "x" + i;
        boolean own = i % 2 == 0;
        all.add(
            threads.submit(
                () -> {
                  try (Connection connection = own ? connect() : null;
                      Statement statement = (own ? connection : shared).createStatement()) {
                    statement.setQueryTimeout(100);
                    int rows = 0;
                    ResultSet result = statement.executeQuery(sql.replace("?", "'" + name + "'"));
                    while (result.next()) {
                      rows++;
                    }
                    return rows;
                  }
                }));
      }
      int rows = 0;
      for (Future<Integer> one : all) {
        rows += one.get();
      }
      System.out.println(rows + " rows on " + Runtime.version().feature());
    }
  }

  private static Connection connect() throws Exception {
    return DriverManager.getConnection("jdbc:zoomim:demo;requestsPerSecond=0");
  }
}
