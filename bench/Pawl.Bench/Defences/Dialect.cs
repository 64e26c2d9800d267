using Pawl.Analysis.Form;

namespace Pawl.Bench.Defences;

/// <summary>How code is written in the language of a source.</summary>
internal sealed class Dialect(Source source)
{
    internal string Not(string test) => source.IsPython ? $"not ({test})" : $"!({test})";

    internal string If(string test, string body, string indent) =>
        source.IsPython ? $"if {test}:\n{indent}    {body}" : $"if ({test}) {{\n{indent}    {body}\n{indent}}}";

    internal string Declare(string name, string value) =>
        source.Language switch
        {
            "python" => $"{name} = {value}",
            "java" => $"boolean {name} = {value};",
            "csharp" => $"bool {name} = {value};",
            "c" => $"int {name} = {value};",
            _ => $"const {name} = {value};",
        };

    internal static string Call(string name, IEnumerable<string> arguments) => $"{name}({string.Join(", ", arguments)})";

    internal string End => source.IsPython ? "" : ";";

    internal string Return(string value) => $"return {value}{End}";

    /// <param name="returns">It gives a truth value.</param>
    internal string Function(string name, IReadOnlyList<(string Name, string? Type)> parameters, string body, bool returns, string indent)
    {
        var head = source.Language switch
        {
            "python" => $"def {name}({Names(parameters)}):\n{indent}    {body}\n\n\n{indent}",
            "java" =>
                $"private {(returns ? "boolean" : "void")} {name}({Typed(parameters, "Object")}) {{\n{indent}    {body}\n{indent}}}\n\n{indent}",
            "csharp" =>
                $"private {(returns ? "bool" : "void")} {name}({Typed(parameters, "object")}) {{\n{indent}    {body}\n{indent}}}\n\n{indent}",
            "c" => $"static {(returns ? "int" : "void")} {name}({Typed(parameters, "void *")}) {{\n    {body}\n}}\n\n",
            _ => $"function {name}({Names(parameters)}) {{\n{indent}  {body}\n{indent}}}\n\n{indent}",
        };
        return head;
    }

    private static string Names(IReadOnlyList<(string Name, string? Type)> parameters) => string.Join(", ", parameters.Select(p => p.Name));

    private static string Typed(IReadOnlyList<(string Name, string? Type)> parameters, string unknown) =>
        string.Join(", ", parameters.Select(p => $"{Type(p.Type, unknown)} {p.Name}"));

    private static string Type(string? type, string unknown) =>
        string.IsNullOrEmpty(type) || type is "var" or "auto" ? unknown
        : type.EndsWith("[]", StringComparison.Ordinal) && unknown == "void *" ? type[..^2] + " *"
        : type;

    /// <summary>Where a new function may stand: in front of the function itself, or of the whole statement around it.</summary>
    internal int PlaceFor(Function function)
    {
        if (source.Language is "java" or "csharp")
        {
            return StartOf(function);
        }
        foreach (var statement in source.Form.Module.Body.Statements)
        {
            if (statement.Span.Start <= function.Span.Start && function.Span.End <= statement.Span.End)
            {
                return First(statement.Span.Start);
            }
        }
        return StartOf(function);
    }

    private int StartOf(Function function) => First(function.Annotations.Select(a => a.Span.Start).Append(function.Span.Start).Min());

    /// <summary>Decorators and <c>export</c> in front of it belong to it.</summary>
    private int First(int at)
    {
        var line = source.LineStart(at);
        while (line > 0 && source.Text[source.LineStart(line - 1)..line].TrimStart().StartsWith('@'))
        {
            line = source.LineStart(line - 1);
        }
        return line + source.Indent(line).Length;
    }
}
