using System.Text;

namespace Pawl.Analysis.Form;

/// <summary>
/// The form as indented text, one line for each statement: what patterns see, and what the tests of lowerings compare. Every kind of
/// node has its own notation (<see cref="ExpressionPrinter"/> has the expressions'), so two forms with the same text are the same form, places left out.
/// </summary>
public sealed class FormPrinter
{
    private readonly StringBuilder text = new();
    private readonly ExpressionPrinter expressions;
    private int indent;

    private FormPrinter()
    {
        expressions = new ExpressionPrinter(text);
    }

    /// <summary>Imports, macros and the module with everything in it.</summary>
    public static string Print(FileForm form)
    {
        var printer = new FormPrinter();
        foreach (var import in form.Imports)
        {
            printer.Line($"import {(import.Local.Length == 0 ? "*" : import.Local)} = {import.Qualified}");
        }
        foreach (var (name, value) in form.Macros.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            printer.Line($"macro {name} = ", value);
        }
        printer.Statements(form.Module.Body.Statements);
        return printer.text.ToString();
    }

    public static string Print(Function function)
    {
        var printer = new FormPrinter();
        printer.Function(function);
        return printer.text.ToString();
    }

    public static string Print(Expression expression)
    {
        var text = new StringBuilder();
        new ExpressionPrinter(text).Print(expression);
        return text.ToString();
    }

    private void Line(string words, Expression? expression = null, string? tail = null)
    {
        text.Append(' ', indent * 2).Append(words);
        if (expression is not null)
        {
            expressions.Print(expression, outermost: true);
        }
        text.Append(tail).Append('\n');
        Pending();
    }

    // Functions that stand in the line's expressions are printed below it.
    private void Pending()
    {
        foreach (var function in expressions.TakeLambdas())
        {
            indent++;
            Function(function);
            indent--;
        }
    }

    private void Nested(Statement? statement)
    {
        indent++;
        if (statement is Block block)
        {
            Statements(block.Statements);
        }
        else if (statement is not null)
        {
            Print(statement);
        }
        indent--;
    }

    private void Statements(IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements)
        {
            Print(statement);
        }
    }

    private void Print(Statement statement)
    {
        switch (statement)
        {
            case Block block:
                Line("block");
                Nested(block);
                break;
            case ExpressionStatement s:
                Line("", s.Expression);
                break;
            case Declaration s:
                Print(s);
                break;
            case Return s:
                Line(s.Value is null ? "return" : "return ", s.Value);
                break;
            case Throw s:
                Line(s.Value is null ? "throw" : "throw ", s.Value);
                break;
            case Break s:
                Line(s.Label is null ? "break" : "break " + s.Label);
                break;
            case Continue s:
                Line(s.Label is null ? "continue" : "continue " + s.Label);
                break;
            case If s:
                Print(s);
                break;
            case Loop s:
                Print(s);
                break;
            case Switch s:
                Print(s);
                break;
            case Try s:
                Print(s);
                break;
            case FunctionStatement s:
                Function(s.Function);
                break;
            case ClassStatement s:
                Print(s.Class);
                break;
            default:
                Rare(statement);
                break;
        }
    }

    private void Rare(Statement statement)
    {
        switch (statement)
        {
            case Using s:
                Line("using");
                indent++;
                Statements(s.Resources);
                Line("do");
                Nested(s.Body);
                indent--;
                break;
            case Lock s:
                Line("lock ", s.Monitor);
                Nested(s.Body);
                break;
            case Assert s:
                Line("assert ", s.Test);
                break;
            case Label s:
                Line("label " + s.Id);
                Nested(s.Body);
                break;
            case Goto s:
                Line("goto " + s.Id);
                break;
            default:
                throw new NotSupportedException($"no notation for {statement.GetType().Name}");
        }
    }

    private void Print(Declaration declaration)
    {
        Annotations(declaration.Annotations);
        text.Append(' ', indent * 2).Append("declare ");
        foreach (var modifier in declaration.Modifiers)
        {
            text.Append(modifier).Append(' ');
        }
        expressions.Print(declaration.Target);
        if (declaration.Type is not null)
        {
            text.Append(": ").Append(declaration.Type);
        }
        if (declaration.ArraySize is not null)
        {
            text.Append(" size ");
            expressions.Print(declaration.ArraySize);
        }
        if (declaration.Value is not null)
        {
            text.Append(" = ");
            expressions.Print(declaration.Value);
        }
        text.Append('\n');
        Pending();
    }

    private void Print(If first)
    {
        var words = "if ";
        for (If? at = first; at is not null; )
        {
            Line(words, at.Test);
            Nested(at.Then);
            words = "else if ";
            if (at.Otherwise is If next)
            {
                at = next;
                continue;
            }
            if (at.Otherwise is { } last)
            {
                Line("else");
                Nested(last);
            }
            at = null;
        }
    }

    private void Print(Loop loop)
    {
        switch (loop.Kind)
        {
            case LoopKind.ForEach:
                text.Append(' ', indent * 2).Append("foreach ");
                expressions.Print(loop.Binding ?? new Unknown(default, []));
                text.Append(loop.BindingType is null ? "" : ": ").Append(loop.BindingType).Append(" in ");
                expressions.Print(loop.Iterable ?? new Unknown(default, []), outermost: true);
                text.Append('\n');
                Pending();
                break;
            case LoopKind.For:
                Line("for ", loop.Test, loop.Test is null ? "forever" : null);
                foreach (var initial in loop.Initial)
                {
                    indent++;
                    Line("initial");
                    Nested(initial);
                    indent--;
                }
                foreach (var step in loop.Step)
                {
                    indent++;
                    Line("step ", step);
                    indent--;
                }
                break;
            default:
                Line(loop.Kind is LoopKind.While ? "while " : "do-while ", loop.Test);
                break;
        }
        Nested(loop.Body);
        if (loop.Otherwise is not null)
        {
            Line("else");
            Nested(loop.Otherwise);
        }
    }

    private void Print(Switch statement)
    {
        Line("switch ", statement.Subject);
        indent++;
        foreach (var branch in statement.Cases)
        {
            text.Append(' ', indent * 2).Append(branch.Values.Count == 0 ? "default" : "case ");
            expressions.Join(branch.Values);
            if (branch.Guard is not null)
            {
                text.Append(" when ");
                expressions.Print(branch.Guard, outermost: true);
            }
            text.Append(branch.FallsThrough ? " falls\n" : "\n");
            Pending();
            Nested(branch.Body);
        }
        indent--;
    }

    private void Print(Try statement)
    {
        Line("try");
        Nested(statement.Body);
        foreach (var clause in statement.Catches)
        {
            var types = clause.Types.Count == 0 ? "" : " " + string.Join(", ", clause.Types);
            Line($"catch{types}{(clause.Variable is null ? "" : " as " + clause.Variable)}");
            Nested(clause.Body);
        }
        if (statement.Otherwise is not null)
        {
            Line("else");
            Nested(statement.Otherwise);
        }
        if (statement.Final is not null)
        {
            Line("finally");
            Nested(statement.Final);
        }
    }

    private void Print(Class declared)
    {
        Annotations(declared.Annotations);
        var bases = declared.Bases.Count == 0 ? "" : $"({string.Join(", ", declared.Bases)})";
        Line($"{Words(declared.Modifiers)}class {declared.Id}{bases}");
        indent++;
        foreach (var field in declared.Fields)
        {
            Print(field);
        }
        foreach (var method in declared.Methods)
        {
            Function(method);
        }
        indent--;
    }

    private void Function(Function function)
    {
        Annotations(function.Annotations);
        text.Append(' ', indent * 2).Append(Words(function.Modifiers)).Append("fn ").Append(function.QualifiedName).Append('(');
        for (var i = 0; i < function.Parameters.Count; i++)
        {
            var parameter = function.Parameters[i];
            text.Append(i == 0 ? "" : ", ");
            foreach (var annotation in parameter.Annotations)
            {
                text.Append('@').Append(annotation.Id);
                expressions.Arguments(annotation.Arguments);
                text.Append(' ');
            }
            text.Append(parameter.Variadic ? "..." : "").Append(parameter.Id);
            text.Append(parameter.Type is null ? "" : ": ").Append(parameter.Type);
            if (parameter.Default is not null)
            {
                text.Append(" = ");
                expressions.Print(parameter.Default);
            }
        }
        text.Append(')').Append(function.ReturnType is null ? "" : ": ").Append(function.ReturnType).Append('\n');
        Pending();
        Nested(function.Body);
    }

    private void Annotations(IReadOnlyList<Annotation> annotations)
    {
        foreach (var annotation in annotations)
        {
            text.Append(' ', indent * 2).Append('@').Append(annotation.Id);
            expressions.Arguments(annotation.Arguments);
            text.Append('\n');
            Pending();
        }
    }

    private static string Words(IReadOnlyList<string> modifiers) => modifiers.Count == 0 ? "" : string.Join(' ', modifiers) + " ";
}
