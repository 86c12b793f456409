package io.github.zoomim.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.scan.DateWindow;
import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.spec.ZoomTables;
import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EndpointTest {
  private static final DateWindow WINDOW =
      new DateWindow(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 2, 1));

  @Test
  void asksForDaysAndPageSize() {
    String base = "https://api.zoom.us/v2";
    PageRequest request = PageRequest.first(WINDOW, 300);

    assertThat(new Endpoint(URI.create(base), ZoomTables.IM).url(request))
        .hasToString(
            "https://api.zoom.us/v2/im/chat/sessions?from=2026-01-05&to=2026-02-01&page_size=300");
    assertThat(new Endpoint(URI.create(base), ZoomTables.REPORT).url(request).getPath())
        .isEqualTo("/v2/report/chat/sessions");
    assertThat(new Endpoint(URI.create(base), ZoomTables.IM).asked(request))
        .isEqualTo("GET /v2/im/chat/sessions for 2026-01-05..2026-02-01, first page");
  }

  @ParameterizedTest
  @CsvSource({
    "Az09-._~, Az09-._~",
    "a b+c,    a%20b%2Bc",
    "a/b=&?#*, a%2Fb%3D%26%3F%23%2A",
    "%2F%,     %252F%25",
    "é,        %C3%A9",
    "\ud800x, %3Fx",
  })
  void encodesThePageTokenOnce(String token, String encoded) {
    URI url =
        new Endpoint(URI.create("https://api.zoom.us/v2"), ZoomTables.IM)
            .url(new PageRequest(WINDOW, 30, 2, token));

    assertThat(url.getRawQuery())
        .isEqualTo("from=2026-01-05&to=2026-02-01&page_size=30&next_page_token=" + encoded);
  }
}
