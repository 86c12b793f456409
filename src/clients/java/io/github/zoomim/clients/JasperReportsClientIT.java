package io.github.zoomim.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class JasperReportsClientIT {
  private static final DateTimeFormatter AS_PRINTED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  @AutoClose private final Account account = new Account();

  @Test
  void aReportWithParametersBecomesAPdf() throws Exception {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("since", Timestamp.valueOf(account.time(Account.SESSIONS - 1)));
    parameters.put("types", List.of("Group", "1:1"));

    try (PdfReader pdf = pdf(fill(parameters))) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(2);
      List<String> lines = Stream.concat(lines(pdf, 1), lines(pdf, 2)).toList();
      assertThat(lines)
          .contains("Chat sessions", "1:1: 10 sessions", "Group: 30 sessions", "Page 1", "Page 2")
          .containsSubsequence(line(0), line(4), line(8), line(1), line(2), line(3), line(6))
          .contains(AS_PRINTED.format(account.time(5)));
      assertThat(lines.stream().filter(line -> line.startsWith("Größe"))).hasSize(39);
    }
  }

  @Test
  void parametersNarrowTheRequests() throws Exception {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("since", Timestamp.valueOf(account.time(2)));
    parameters.put("types", List.of("Group"));
    parameters.put(JRParameter.REPORT_MAX_COUNT, 100);

    try (PdfReader pdf = pdf(fill(parameters))) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(lines(pdf, 1))
          .contains("Group: 2 sessions", line(1), line(2))
          .doesNotContain(line(3), line(0));
    }
    assertThat(account.simulator().requests())
        .isNotEmpty()
        .allSatisfy(
            request ->
                assertThat(request.window()).startsWith(account.time(2).toLocalDate().toString()));
  }

  /** A line's cells, which the text of a PDF has side by side. */
  private String line(int session) {
    return "Größe " + session + AS_PRINTED.format(account.time(session));
  }

  private JasperPrint fill(Map<String, Object> parameters) throws Exception {
    try (InputStream source = getClass().getResourceAsStream("sessions.jrxml");
        Connection connection = account.dataSource().getConnection()) {
      JasperReport report = JasperCompileManager.compileReport(source);
      return JasperFillManager.fillReport(report, parameters, connection);
    }
  }

  private static Stream<String> lines(PdfReader pdf, int page) throws IOException {
    return new PdfTextExtractor(pdf).getTextFromPage(page).lines().map(String::strip);
  }

  /** Left in the build's directory for people to look at. */
  private static PdfReader pdf(JasperPrint print) throws Exception {
    Path file = Files.createDirectories(Path.of("target", "clients")).resolve("sessions.pdf");
    JRPdfExporter exporter = new JRPdfExporter();
    exporter.setExporterInput(new SimpleExporterInput(print));
    exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(file.toFile()));
    exporter.exportReport();
    return new PdfReader(file.toString());
  }
}
