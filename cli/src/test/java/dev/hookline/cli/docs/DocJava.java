package dev.hookline.cli.docs;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a block: a class as it is, statements inside a method that has what pages refer to. */
final class DocJava {

  private static final Pattern TYPE = Pattern.compile("(?m)^(public )?(final )?class (\\w+)");

  private static final Pattern EVENT = Pattern.compile("(?<![.\\w])[A-Z]+(?:_[A-Z]+)+\\b");

  private static final String CONTEXT =
      """
      import dev.hookline.*;
      import dev.hookline.config.*;
      import dev.hookline.connect.*;
      import dev.hookline.durable.*;
      import dev.hookline.internal.encryption.*;
      import dev.hookline.telemetry.*;
      import dev.hookline.verify.*;
      import dev.hookline.worker.*;
      import dev.hookline.worker.internal.http.connection.*;
      import io.micrometer.core.instrument.MeterRegistry;
      import io.opentelemetry.api.OpenTelemetry;
      import io.temporal.client.*;
      import io.temporal.serviceclient.WorkflowServiceStubs;
      import java.nio.file.Path;
      import java.time.Duration;
      import java.util.*;

      abstract class Sample {
        interface Audit { void record(String webhook, Integer status, Duration duration); }
        interface Project { String id(); }
        interface Request { String getHeader(String name); }
        interface Response { void setStatus(int status); }
        %s
        Audit audit;
        byte[] body;
        Config config;
        EventType event;
        List<EventType> events;
        DurableWebhookManager manager;
        MeterRegistry meters;
        OnError onError;
        OnSuccess onSuccess;
        OpenTelemetry openTelemetry;
        Object payload;
        Project project;
        Request request;
        Response response;
        WorkflowServiceStubs stubs;
        void run() throws Exception {
      %s
        }
      }
      """;

  private DocJava() {}

  /** Returns the compiler's messages; empty if it compiles. */
  static String problems(String block, Path classes) {
    Matcher type = TYPE.matcher(block);
    boolean complete = type.find();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none",
            "-nowarn",
            "-d",
            classes.toString(),
            "-classpath",
            System.getProperty("java.class.path"));
    Source source =
        new Source(
            complete ? type.group(3) : "Sample",
            complete ? block : CONTEXT.formatted(events(block), block));
    return ToolProvider.getSystemJavaCompiler()
            .getTask(messages, null, null, options, null, List.of(source))
            .call()
        ? ""
        : messages.toString();
  }

  /** Declares the constants that a block uses: they are events. */
  private static String events(String block) {
    return EVENT
        .matcher(block)
        .results()
        .map(MatchResult::group)
        .distinct()
        .map("static final EventType %s = EventType.of(\"OnSample\");"::formatted)
        .collect(Collectors.joining("\n"));
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
