using System.CommandLine;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl completions SHELL</c>: a script that lets the shell ask Pawl what may come next.</summary>
internal static class CompletionsCommand
{
    internal static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command("completions", "Print a completion script: source <(pawl completions bash)") { shell };
        command.SetAction(parsed =>
        {
            Console.Write(
                parsed.GetValue(shell) switch
                {
                    "bash" => Bash,
                    "zsh" => Zsh,
                    _ => Fish,
                }
            );
            return ExitCodes.Clean;
        });
        return command;
    }

    private const string Bash = """
        _pawl() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$(pawl "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _pawl pawl

        """;

    private const string Zsh = """
        _pawl() {
          local -a words
          words=("${(@f)$(pawl "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          compadd -a words
          _files
        }
        compdef _pawl pawl

        """;

    private const string Fish = """
        complete -c pawl -a '(pawl "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'

        """;
}
