using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Pawl.Cli.Commands;

/// <summary>The library's help, with examples and exit codes behind it.</summary>
internal sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        ["pawl"] = """
              pawl audit ~/src/shop             what AI did to this repository's security
              pawl scan src --fail-on high      files as they are, for CI
              pawl why src/login.py:42          who wrote this line, and what was found there
              pawl explain sql-injection        what a rule means and what to do instead
            """,
        ["pawl audit"] = """
              pawl audit                        this repository: one screen, and pawl-report.html
              pawl audit ~/src/shop --all       every branch of another one
              pawl audit --since 2026-01-01     only what happened since then
              pawl audit --no-html --json -     the whole answer as JSON on standard output
            """,
        ["pawl scan"] = """
              pawl scan                         the current folder, without what git ignores
              pawl scan src app.py --fail-on high
              pawl scan -f sarif -o pawl.sarif  for code scanning
              pawl scan --analysers auto        and ask Bandit, ESLint and whatever else is here
              pawl scan --sarif-in build.sarif  and join what a build found
            """,
        ["pawl why"] = """
              pawl why src/login.py:42
            """,
        ["pawl gate"] = """
              pawl gate                         what this branch has over its upstream
              pawl gate origin/main..HEAD --sarif pawl.sarif --markdown comment.md
              pawl gate main --json -           everything as JSON on standard output
            """,
        ["pawl review"] = """
              pawl review                       all that waits for a person, on the whole terminal
              pawl review src/login.py          one file
              pawl review verify                whether every signature holds
            """,
        ["pawl review import"] = """
              gh api repos/OWNER/NAME/pulls/12/reviews | pawl review import github - --base origin/main
            """,
        ["pawl reset"] = """
              pawl reset src/login.py --dry-run what would be done
              pawl reset src/login.py           do it
            """,
        ["pawl mcp"] = """
              pawl mcp                          on standard input and output, as assistants start it
              pawl mcp --http 8765              on this machine only; prints its address
            """,
        ["pawl export"] = """
              pawl export git-ai                notes in refs/notes/ai, where there are none yet
              pawl export agent-trace main..HEAD -o traces.jsonl
            """,
        ["pawl explain"] = """
              pawl explain                      all rules
              pawl explain sql-injection        one rule in every language
              pawl explain python/weak-hash     one rule in one language
            """,
        ["pawl init"] = """
              pawl init --dry-run               what it would do
              pawl init                         policy, git hooks, hooks of the agents in use
              pawl init --agent codex           for this agent, in use or not
            """,
        ["pawl status"] = """
              pawl status                       how many iterations are left, and what waits for whom
              pawl status --json
              pawl status --prompt              a few characters for a shell's prompt
            """,
        ["pawl ledger"] = """
              pawl ledger verify                nothing was altered, dropped or moved
              pawl ledger show src/login.py     whose hands a file went through
            """,
        ["pawl study report"] = """
              pawl study report results/ -o report               report.html, report.md, tables, iterations.csv
            """,
        ["pawl study merge"] = """
              pawl study merge shard-1/ shard-2/ -o results
            """,
        ["pawl study import"] = """
              pawl study import versions rounds -o results --model gpt-4o
              pawl study import branch . --range main..feature -o results
              pawl study import sec-code-bench sec-code-bench/docs/json/v/2.2.0 -o results
            """,
        ["pawl study sheets export"] = """
              pawl study sheets export results/ -o sheets --items 60
            """,
        ["pawl study sheets compare"] = """
              pawl study sheets compare sheets/reviewer-1/sheet.csv sheets/reviewer-2/sheet.csv --key sheets/key.csv --records results/
            """,
        ["pawl study export"] = """
              pawl study export results/ -o dataset --licence CC-BY-4.0
            """,
        ["pawl study analyse"] = """
              pawl study analyse results/                        a run's tables on the terminal
              pawl study analyse a.jsonl b.jsonl --csv tables    shards together, one CSV for each table
              pawl study analyse results/ --study studies/mine --json -
            """,
        ["pawl analysers"] = """
              pawl analysers                    what is here, with versions
              pawl scan --analysers bandit,eslint-security src
            """,
        ["pawl study"] = """
              pawl study replicate              the whole road with the scripted iterator, without a key
              pawl study check studies/replicate
            """,
        ["pawl study run"] = """
              pawl study run studies/replicate
              pawl study run studies/replicate --model gpt-4o --budget 20
              pawl study run studies/replicate --replay pawl-study/replication-gpt-4o -o again
            """,
        ["pawl study replicate"] = """
              pawl study replicate              the scripted iterator: checks the pipeline
              OPENAI_API_KEY=… pawl study replicate --model gpt-4o --budget 20
              pawl study replicate --design extension --shard 1/4
            """,
        ["pawl study check"] = """
              pawl study check studies/replicate
              pawl study check studies/replicate --run pawl-study/replication-scripted-iterator
            """,
        ["pawl completions"] = """
              source <(pawl completions bash)
              pawl completions fish > ~/.config/fish/completions/pawl.fish
            """,
        ["pawl rules test"] = """
              pawl rules test rules/python
              pawl rules test rules/python/weak-hash.yaml
            """,
    };

    /// <summary>Whoever asks what a command takes has not given it yet.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        inner.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (Examples.TryGetValue(CommandPath.Of(parseResult.CommandResult), out var examples))
        {
            output.WriteLine("Examples:");
            output.WriteLine(examples);
            output.WriteLine();
        }
        output.WriteLine(ExitCodes.Help);
        return ExitCodes.Clean;
    }
}
