package dev.hookline.cli.output;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** Whether a person sits before the command. */
public final class Terminal {

  private Terminal() {}

  /** Returns whether both standard input and standard output are a terminal. */
  public static boolean isInteractive() {
    return console().filter(Terminal::isTerminal).isPresent();
  }

  /** Asks a question; what nobody can answer is answered with nothing. */
  public static String ask(String question) {
    return console().map(console -> console.readLine("%s", question)).orElse("");
  }

  @SuppressWarnings("SystemConsoleNull") // null up to JDK 21; from 22 on the console itself tells
  private static Optional<Console> console() {
    return Optional.ofNullable(System.console());
  }

  /** From JDK 22 on there is a console without a terminal too, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return true;
    } catch (InvocationTargetException e) {
      return false;
    }
  }
}
