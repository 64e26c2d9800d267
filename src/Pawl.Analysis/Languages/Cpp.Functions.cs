using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Functions, constructors, what they give their fields.</content>
internal sealed partial class Cpp
{
    private protected override Expression? DefaultOf(int parameter) => Optional(Tree.Field(parameter, defaultValue));

    /// <summary>A function with a body; what is defaulted, deleted or pure has none.</summary>
    private protected override Statement? FunctionDefinition(int node)
    {
        var block = Tree.Field(node, body);
        if (
            block == SyntaxTree.None
            && (
                Tree.Child(node, "default_method_clause") != SyntaxTree.None
                || Tree.Child(node, "delete_method_clause") != SyntaxTree.None
                || Tree.Child(node, "pure_virtual_clause") != SyntaxTree.None
            )
        )
        {
            return null;
        }
        var before = pending.Count;
        var (baseType, modifiers) = Specifiers(node);
        pending.RemoveRange(before, pending.Count - before);
        var read = Read(Tree.Field(node, declarator));
        var (around, last) = Scopes(read.Name);
        var head = read.FunctionNode;
        if (last != SyntaxTree.None && At(last) == Node.Conversion)
        {
            head = Read(Tree.Field(last, declarator)).FunctionNode;
        }
        var id = last == SyntaxTree.None ? "<unnamed>" : IdOf(last);
        around.RemoveAll(namespaces.Contains);
        if (id == (around.Count > 0 ? around[^1] : ClassName) && baseType.Length == 0)
        {
            id = "<init>";
        }
        var function = InsideAll(around, 0, () => Defined(node, block, id, head, baseType + read.Suffix, modifiers));
        return new FunctionStatement(Tree.Span(node), function);
    }

    private Function Defined(int node, int block, string id, int head, string returns, IReadOnlyList<string> modifiers)
    {
        var list = head == SyntaxTree.None ? [] : Parameters(Tree.Field(head, parameters), node);
        foreach (var parameter in list)
        {
            if (parameter.Type?.Contains("stream", StringComparison.OrdinalIgnoreCase) == true)
            {
                streams.Add(parameter.Id);
            }
        }
        var outer = (aliases, pointers);
        list = AsPointers(id, list);
        functionDepth++;
        var made = AddFunction(
            node,
            block,
            id,
            list,
            Returned(head) ?? returns,
            [.. modifiers, .. SpecifiersOf(head)],
            Attributes(node),
            () => block == SyntaxTree.None ? new Block(Tree.Span(node), []) : WithInitialisers(node, block)
        );
        functionDepth--;
        (aliases, pointers) = outer;
        return made;
    }

    private T InsideAll<T>(List<string> names, int at, Func<T> make) =>
        at == names.Count ? make() : Inside(names[at], isClass: true, () => InsideAll(names, at + 1, make));

    /// <summary>The type behind <c>-&gt;</c>.</summary>
    private string? Returned(int head)
    {
        var trailing = head == SyntaxTree.None ? SyntaxTree.None : Tree.Child(head, "trailing_return_type");
        return trailing == SyntaxTree.None ? null : Described(Tree.FirstNamed(trailing));
    }

    private List<string> SpecifiersOf(int head)
    {
        List<string> words = [];
        if (head != SyntaxTree.None)
        {
            foreach (var child in Tree.NamedChildren(head))
            {
                if (At(child) == Node.Qualifier || Tree.Kind(child) == "virtual_specifier")
                {
                    words.Add(Tree.Text(child));
                }
            }
        }
        return words;
    }

    /// <summary>What a constructor gives its fields before its body runs.</summary>
    private Block WithInitialisers(int node, int block)
    {
        var list = Tree.Child(node, "field_initializer_list");
        list = list == SyntaxTree.None ? Tree.Child(block, "field_initializer_list") : list;
        var lowered = AsBlock(block);
        if (list == SyntaxTree.None)
        {
            return lowered;
        }
        List<Statement> statements = [];
        foreach (var child in Tree.NamedChildren(list))
        {
            if (Tree.Kind(child) == "field_initializer" && Tree.FirstNamed(child) is var named && named != SyntaxTree.None)
            {
                statements.Add(Initialised(child, named));
            }
        }
        return new Block(lowered.Span, [.. statements, .. lowered.Statements]);
    }

    private ExpressionStatement Initialised(int node, int named)
    {
        var span = Tree.Span(node);
        var given = SyntaxTree.None;
        foreach (var child in Tree.NamedChildren(node))
        {
            given = child != named && Tree.Kind(child) is "argument_list" or "initializer_list" ? child : given;
        }
        var arguments = ArgumentsIn(given);
        if (At(named) != Node.Identifier || arguments.Count > 1)
        {
            return new ExpressionStatement(span, new Call(span, new Name(Tree.Span(named), IdOf(named)), [.. arguments], isNew: true));
        }
        var field = new Member(Tree.Span(named), new Name(Tree.Span(named), "this"), Tree.Text(named), dereferences: true);
        var initial = arguments.Count == 1 ? arguments[0].Value : new Unknown(span, []);
        return new ExpressionStatement(span, new Assignment(span, field, null, initial));
    }
}
