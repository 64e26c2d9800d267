using System.Text;

namespace Pawl.Engine.Guard;

/// <summary>One simple command out of a line for a shell. Read roughly: who means to hide something can, and the gate sees it later.</summary>
/// <param name="Words">Program and arguments, without quotes, wrappers and variables set for it.</param>
/// <param name="Targets">Files that output is redirected into.</param>
public sealed record ShellCommand(IReadOnlyList<string> Words, IReadOnlyList<string> Targets)
{
    private const int MostDepth = 5;
    private static readonly string[] Wrappers =
    [
        "sudo",
        "env",
        "command",
        "time",
        "nohup",
        "exec",
        "builtin",
        "nice",
        "xargs",
        "timeout",
        "then",
        "do",
        "else",
        "if",
        "!",
    ];
    private static readonly string[] Shells = ["sh", "bash", "zsh", "dash", "ksh", "fish"];

    public string Program => Words.Count == 0 ? "" : Path.GetFileNameWithoutExtension(Words[0]);

    /// <summary>For git: its command, past its own options.</summary>
    public string GitCommand => Program == "git" ? AfterOptions().FirstOrDefault("") : "";

    public static IReadOnlyList<ShellCommand> Read(string line) => Read(line, 0);

    private static List<ShellCommand> Read(string line, int depth)
    {
        var commands = new List<ShellCommand>();
        var (words, targets, isTarget) = (new List<string>(), new List<string>(), false);
        foreach (var (text, kind) in Tokens(line))
        {
            if (kind == TokenKind.End)
            {
                Take();
            }
            else if (kind == TokenKind.Into)
            {
                isTarget = true;
            }
            else if (isTarget)
            {
                targets.Add(text);
                isTarget = false;
            }
            else
            {
                words.Add(text);
            }
        }
        Take();
        return commands;

        void Take()
        {
            var at = words.FindIndex(word => !Wrappers.Contains(word) && !IsAssignment(word));
            if (at >= 0 || targets.Count > 0)
            {
                var command = new ShellCommand(at < 0 ? [] : words.GetRange(at, words.Count - at), targets);
                commands.Add(command);
                var script = Shells.Contains(command.Program)
                    ? command.Words.Skip(1).SkipWhile(IsScriptFlagLess).Skip(1).FirstOrDefault()
                    : null;
                if (script is not null && depth < MostDepth)
                {
                    commands.AddRange(Read(script, depth + 1));
                }
            }
            (words, targets, isTarget) = ([], [], false);
        }
    }

    // Until -c, or flags that end in c: -lc
    private static bool IsScriptFlagLess(string word) =>
        !(word.StartsWith('-') && !word.StartsWith("--", StringComparison.Ordinal) && word.EndsWith('c'));

    private static bool IsAssignment(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && word[..equals].All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
    }

    private IEnumerable<string> AfterOptions()
    {
        for (var i = 1; i < Words.Count; i++)
        {
            if (Words[i] is "-C" or "-c" or "--git-dir" or "--work-tree" or "--namespace")
            {
                i++;
            }
            else if (!Words[i].StartsWith('-'))
            {
                return Words.Skip(i);
            }
        }
        return [];
    }

    private enum TokenKind
    {
        Word,
        Into,
        End,
    }

    private static IEnumerable<(string Text, TokenKind Kind)> Tokens(string line)
    {
        var word = new StringBuilder();
        var (has, quote) = (false, '\0');
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quote != '\0')
            {
                if (c == quote)
                {
                    quote = '\0';
                }
                else if (c == '\\' && quote == '"' && i + 1 < line.Length)
                {
                    word.Append(line[++i]);
                }
                else
                {
                    word.Append(c);
                }
                continue;
            }
            if (c is '\'' or '"')
            {
                (quote, has) = (c, true);
                continue;
            }
            if (c == '\\' && i + 1 < line.Length)
            {
                word.Append(line[++i]);
                has = true;
                continue;
            }
            var ends = c is ';' or '&' or '|' or '\n' or '(' or ')' or '`' or '{' or '}';
            if (ends || c is ' ' or '\t' or '>' or '<')
            {
                if (has)
                {
                    yield return (word.ToString(), TokenKind.Word);
                    word.Clear();
                    has = false;
                }
                if (ends)
                {
                    yield return ("", TokenKind.End);
                }
                else if (c == '>' && (i + 1 >= line.Length || line[i + 1] != '>'))
                {
                    yield return ("", TokenKind.Into);
                }
                continue;
            }
            word.Append(c);
            has = true;
        }
        if (has)
        {
            yield return (word.ToString(), TokenKind.Word);
        }
    }
}
