package dev.hookline.cli.docs;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a block: a class as it is, statements inside a method that has what pages refer to. */
final class DocJava {

  private static final Pattern TYPE = Pattern.compile("(?m)^(public )?(final )?class (\\w+)");

  private static final String CONTEXT =
      """
      import dev.hookline.*;
      import dev.hookline.config.*;
      import dev.hookline.connect.*;
      import dev.hookline.durable.*;
      import dev.hookline.internal.encryption.*;
      import dev.hookline.verify.*;
      import dev.hookline.worker.*;
      import dev.hookline.worker.internal.http.connection.*;
      import io.micrometer.core.instrument.MeterRegistry;
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
        static final EventType PROJECT_CREATED = EventType.of("OnProjectCreated");
        Audit audit;
        byte[] body;
        Config config;
        EventType event;
        List<EventType> events;
        DurableWebhookManager manager;
        MeterRegistry meters;
        OnError onError;
        OnSuccess onSuccess;
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
            complete ? type.group(3) : "Sample", complete ? block : CONTEXT.formatted(block));
    return ToolProvider.getSystemJavaCompiler()
            .getTask(messages, null, null, options, null, List.of(source))
            .call()
        ? ""
        : messages.toString();
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
