package dev.hookline.cli.keys;

import picocli.CommandLine.Command;

/** The commands about signing and encryption keys. */
@Command(
    name = "keys",
    description = "Manage signing and encryption keys.",
    subcommands = NewCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline keys new --type ed25519")
public final class KeysCommand {}
