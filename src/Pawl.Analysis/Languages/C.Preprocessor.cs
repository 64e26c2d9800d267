using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Includes, macros and conditional code.</content>
internal partial class C
{
    private readonly HashSet<string> definedHere = new(StringComparer.Ordinal);

    private void OnPreprocessor()
    {
        OnStatement(Include, "preproc_include");
        OnStatement(Define, "preproc_def");
        OnStatement(static _ => null, "preproc_function_def", "preproc_call");
        OnStatement(Choice, "preproc_if", "preproc_ifdef", "preproc_elif", "preproc_elifdef");
        OnExpression(n => new Unknown(Tree.Span(n), []), "preproc_defined");
    }

    /// <summary>All definitions of the file, whatever branch they stand in, before anything is lowered.</summary>
    private void ReadMacros()
    {
        macros.Clear();
        definedHere.Clear();
        for (var node = 0; node < Tree.Count; node++)
        {
            if (At(node) == Node.Definition && Tree.IsNamed(node))
            {
                definedHere.Add(Tree.Text(Tree.Field(node, name)));
            }
            if (At(node) == Node.Definition && Tree.IsNamed(node) && Tree.Field(node, value) is var text && text != SyntaxTree.None)
            {
                macros.Define(Tree.Text(Tree.Field(node, name)), Tree.Text(text), Tree.Span(text));
            }
            else if (At(node) == Node.FunctionDefinition && Tree.IsNamed(node))
            {
                macros.DefineFunction(Tree.Text(Tree.Field(node, name)), Tree.Span(node));
            }
        }
    }

    private Statement? Include(int node)
    {
        var file = Tree.Field(node, path);
        if (file != SyntaxTree.None)
        {
            var text = Tree.Text(file).Trim('"', '<', '>', ' ');
            Imports.Add(
                new Import(
                    Tree.Span(node),
                    "",
                    text.StartsWith("../", StringComparison.Ordinal)
                        ? text[(text.LastIndexOf("../", StringComparison.Ordinal) + 3)..]
                        : text
                )
            );
        }
        return null;
    }

    /// <summary>A macro for a constant is seen as a constant that is declared.</summary>
    private Declaration? Define(int node)
    {
        var id = Tree.Field(node, name);
        return id != SyntaxTree.None && macros.Expand(Tree.Text(id), Tree.Span(node)) is Literal literal
            ? new Declaration(Tree.Span(node), new Name(Tree.Span(id), Tree.Text(id)), null, literal, MacroModifiers)
            : null;
    }

    private static readonly string[] MacroModifiers = ["define", "const"];

    /// <summary>
    /// Conditional code inside a function: an <see cref="If"/> whose test is an <see cref="Unknown"/> without children, since what the preprocessor chooses
    /// is no branch of the program.
    /// </summary>
    private Statement? Choice(int node)
    {
        var first = new List<Statement>();
        Chosen(node, first);
        var span = Tree.Span(node);
        var rest = Tree.Field(node, alternative);
        var isOff = IsOff(node);
        if (rest == SyntaxTree.None)
        {
            return isOff ? null : new If(span, new Unknown(Head(node), [], Option(node)), new Block(span, [.. first]), null);
        }
        var otherwise = At(rest) == Node.Choice ? Statement(rest) : Alternative(rest);
        return isOff ? otherwise : new If(span, new Unknown(Head(node), []), new Block(span, [.. first]), otherwise);
    }

    /// <summary>The macro of an <c>#ifdef</c> that nothing in the file defines.</summary>
    private string? Option(int node) =>
        Tree.Field(node, name) is var macro
        && macro != SyntaxTree.None
        && Tree.Utf8(node).StartsWith("#ifdef"u8)
        && Tree.Text(macro) is var text
        && !definedHere.Contains(text)
            ? text
            : null;

    private Span Head(int node)
    {
        var test = Tree.Field(node, condition);
        test = test == SyntaxTree.None && At(node) != Node.Otherwise ? Tree.Field(node, name) : test;
        return test == SyntaxTree.None ? new Span(Tree.Span(node).Start, Tree.Span(node).Start) : Tree.Span(test);
    }

    private Block Alternative(int node)
    {
        List<Statement> list = [];
        Chosen(node, list);
        return new Block(Tree.Span(node), [.. list]);
    }

    /// <summary>The statements of one branch.</summary>
    private void Chosen(int node, List<Statement> list)
    {
        if (IsOff(node))
        {
            return;
        }
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree[child].Field is var at && at != name && at != condition && at != alternative)
            {
                Append(child, list);
            }
        }
    }

    /// <summary><c>#if 0</c></summary>
    private protected bool IsOff(int node) =>
        Tree.Field(node, condition) is var test && test != SyntaxTree.None && Tree.Utf8(test).SequenceEqual("0"u8);

    /// <summary>Branches outside functions hold declarations, which all count.</summary>
    private void Flatten(int node, List<Statement> list)
    {
        for (var at = node; at != SyntaxTree.None; at = Tree.Field(at, alternative))
        {
            Chosen(at, list);
        }
    }
}
