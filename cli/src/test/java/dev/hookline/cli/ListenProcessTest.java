package dev.hookline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenProcessTest {

  @TempDir private Path folder;

  @Test
  void respondsFromAFileAndEndsWithACountOnSigterm() throws Exception {
    Path body = Files.writeString(folder.resolve("response.json"), "{\"account\": 9}");
    Process process =
        HooklineProcess.of(Map.of(), "listen", "--port", "0", "--body", "@" + body, "-o", "json")
            .start();
    try (BufferedReader err = process.errorReader(UTF_8);
        BufferedReader out = process.inputReader(UTF_8)) {
      String url = err.readLine().replaceFirst(".*url: ", "").replace("NAME", "billing");
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.noBody()).build(),
                  BodyHandlers.ofString());

      assertThat(response.body()).isEqualTo("{\"account\": 9}");
      assertThat(out.readLine()).contains("\"path\":\"/billing\"");
      assertThat(err.readLine()).isEqualTo("listening; stop with ctrl-c");

      process.toHandle().destroy(); // leaves the streams open

      assertThat(err.readLine()).isEqualTo("1 request(s) on 1 path(s)");
      assertThat(err.readLine()).isNull();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
