package dev.hookline.cli.keys;

import picocli.CommandLine.Command;

/** What there is about signing keys. */
@Command(
    name = "keys",
    description = "Make keys that sign requests.",
    subcommands = NewCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline keys new --type ed25519")
public final class KeysCommand {}
