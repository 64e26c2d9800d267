using System.Globalization;
using System.Text;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Functions, variables, structures, enumerations, type names.</content>
internal partial class C
{
    private const int DeepestDeclarator = 64;
    private protected int recordDepth;

    private void OnDeclarations()
    {
        OnStatement(FunctionDefinition, "function_definition");
        // A syntax error before it can put a function among expressions.
        OnExpression(
            n => FunctionDefinition(n) is FunctionStatement made ? new Lambda(Tree.Span(n), made.Function) : new Unknown(Tree.Span(n), []),
            "function_definition"
        );
        OnStatement(VariablesBlock, "declaration", "field_declaration");
        OnStatement(TypeDefinition, "type_definition");
        OnStatement(RecordStatement, "struct_specifier", "union_specifier", "enum_specifier");
        OnStatement(LinkageBlock, "linkage_specification", "declaration_list");
        OnStatement(static _ => null, "attribute_specifier", "attribute_declaration", "storage_class_specifier", "type_qualifier");
    }

    /// <summary>What a declarator says: <c>*p[3]</c>, <c>(*f)(int)</c>, <c>b[2][10]</c>.</summary>
    /// <param name="Suffix">What follows the base type.</param>
    /// <param name="Size">Node of the first dimension of an array.</param>
    /// <param name="FunctionNode">The function declarator, when the name is a function's.</param>
    private protected readonly record struct Declarator(int Name, string Suffix, bool IsArray, int Size, int FunctionNode);

    private protected Declarator Read(int node)
    {
        var suffix = new StringBuilder();
        var (last, lastNode) = (Node.Other, SyntaxTree.None);
        for (var steps = 0; node != SyntaxTree.None && steps < DeepestDeclarator; steps++)
        {
            var kind = At(node);
            if (kind is Node.Pointer or Node.Array or Node.FunctionDeclarator or Node.Reference)
            {
                Append(suffix, last, lastNode);
                (last, lastNode) = (kind, node);
                node = kind == Node.Reference ? Inner(node) : Tree.Field(node, declarator);
            }
            else if (kind == Node.InitDeclarator)
            {
                node = Tree.Field(node, declarator);
            }
            else if (kind == Node.Parenthesized)
            {
                node = Inner(node);
            }
            else
            {
                break;
            }
        }
        if (last is Node.Pointer or Node.Reference)
        {
            Append(suffix, last, lastNode);
        }
        var text = suffix.ToString();
        return last switch
        {
            Node.Array => new Declarator(node, text, true, Tree.Field(lastNode, size), SyntaxTree.None),
            Node.FunctionDeclarator => new Declarator(node, text, false, SyntaxTree.None, lastNode),
            _ => new Declarator(node, text, false, SyntaxTree.None, SyntaxTree.None),
        };
    }

    private int Inner(int parenthesized)
    {
        foreach (var child in Tree.NamedChildren(parenthesized))
        {
            if (
                At(child)
                is Node.Identifier
                    or Node.Pointer
                    or Node.Array
                    or Node.FunctionDeclarator
                    or Node.Parenthesized
                    or Node.Reference
                    or Node.Qualified
                    or Node.SpecialName
                    or Node.Bindings
            )
            {
                return child;
            }
        }
        return SyntaxTree.None;
    }

    private void Append(StringBuilder suffix, Node kind, int node)
    {
        switch (kind)
        {
            case Node.Pointer:
                suffix.Append(suffix.Length > 0 && suffix[^1] == '*' ? "*" : " *");
                break;
            case Node.Reference:
                suffix.Append(suffix.Length > 0 ? "&" : " &");
                break;
            case Node.Array:
                var bound = Tree.Field(node, size);
                suffix
                    .Append('[')
                    .Append(
                        bound == SyntaxTree.None ? ""
                        : Expression(bound) is Literal literal ? literal.Text
                        : Compact(bound)
                    )
                    .Append(']');
                break;
            case Node.FunctionDeclarator:
                suffix.Append("()");
                break;
        }
    }

    /// <summary>The words before a declarator: the type with its qualifiers, and all of the keywords as modifiers.</summary>
    private protected (string Type, IReadOnlyList<string> Modifiers) Specifiers(int node)
    {
        List<string>? modifiers = null;
        var qualifiers = "";
        var text = "";
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree[child].Field == type)
            {
                text = TypeText(child);
            }
            else if (At(child) is Node.StorageClass or Node.Qualifier)
            {
                var word = Tree.Text(child);
                (modifiers ??= []).Add(word.ToLowerInvariant());
                qualifiers += At(child) == Node.Qualifier && word is "const" or "volatile" ? word + " " : "";
            }
        }
        return (qualifiers + text, modifiers ?? (IReadOnlyList<string>)[]);
    }

    /// <summary>A type's name; a structure that is defined on the spot is listed.</summary>
    private protected virtual string TypeText(int node)
    {
        if (At(node) != Node.Record)
        {
            return Compact(node);
        }
        var word = Tree.Kind(node) switch
        {
            "struct_specifier" => "struct ",
            "union_specifier" => "union ",
            _ => "enum ",
        };
        return word + Record(node, null);
    }

    /// <summary>The node's source with single spaces and without comments.</summary>
    private protected string Compact(int node)
    {
        if (Tree.Utf8(node).IndexOfAny(" \t\r\n/"u8) < 0)
        {
            return Tree.Text(node);
        }
        var text = new StringBuilder();
        for (int at = node, end = Tree.After(node); at < end; at++)
        {
            if (!Tree.HasChildren(at) && !Tree.IsExtra(at))
            {
                var word = Tree.Text(at);
                if (
                    text.Length > 0
                    && word.Length > 0
                    && (char.IsLetterOrDigit(text[^1]) || text[^1] == '_')
                    && (char.IsLetterOrDigit(word[0]) || word[0] is '_' or '*')
                )
                {
                    text.Append(' ');
                }
                text.Append(word);
            }
        }
        return text.ToString();
    }

    private Block VariablesBlock(int node)
    {
        List<Statement> list = [];
        Variables(node, list);
        return new Block(Tree.Span(node), [.. list]);
    }

    private protected Block LinkageBlock(int node)
    {
        List<Statement> list = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (At(child) != Node.String && Tree[child].Field is var at && at != name && at != parameters)
            {
                Append(child, list);
            }
        }
        return new Block(Tree.Span(node), [.. list]);
    }

    /// <summary>One declaration for each variable; prototypes of functions are left out.</summary>
    private protected void Variables(int node, List<Statement> list)
    {
        var before = pending.Count;
        var (baseType, modifiers) = Specifiers(node);
        Released(before, list);
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree[child].Field == declarator && Variable(node, child, baseType, modifiers) is { } declared)
            {
                list.Add(declared);
            }
        }
    }

    private Declaration? Variable(int node, int one, string baseType, IReadOnlyList<string> modifiers)
    {
        var read = Read(one);
        if (read.Name == SyntaxTree.None || Target(read.Name) is not { } target)
        {
            return null;
        }
        if (read.FunctionNode != SyntaxTree.None)
        {
            return Prototype(one, read, target, baseType, modifiers);
        }
        var initial = InitialValue(node, one, baseType + read.Suffix, read.IsArray, modifiers);
        var length =
            !read.IsArray ? null
            : read.Size == SyntaxTree.None ? SizeOf(initial)
            : Expression(read.Size);
        var written = read.IsArray && length is null ? read.Suffix + "[]" : read.Suffix;
        var whole = Tree.Span(node);
        var span = Tree.Span(one);
        // The first variable's statement begins with the type.
        var start = FirstDeclarator(node) == one ? whole.Start : span.Start;
        return new Declaration(new Span(start, span.End), target, Written(baseType + written), initial, modifiers, length);
    }

    /// <summary>What reads like a function that is declared only; null when it is one.</summary>
    private protected virtual Declaration? Prototype(
        int one,
        Declarator read,
        Expression target,
        string baseType,
        IReadOnlyList<string> modifiers
    ) => null;

    /// <summary>What a declaration binds; null when it declares no variable.</summary>
    private protected virtual Expression? Target(int named) =>
        At(named) == Node.Identifier ? new Name(Tree.Span(named), Tree.Text(named)) : null;

    /// <summary>Null when the type is not written.</summary>
    private protected virtual string? Written(string type) => type;

    /// <param name="node">The declaration.</param>
    /// <param name="one">One of its declarators.</param>
    private protected virtual Expression? InitialValue(int node, int one, string written, bool isArray, IReadOnlyList<string> modifiers) =>
        At(one) == Node.InitDeclarator ? Optional(Tree.Field(one, value)) : null;

    private int FirstDeclarator(int node) => Tree.Field(node, declarator);

    /// <summary>The length of an array that its initial value gives.</summary>
    private static Literal? SizeOf(Expression? initial) =>
        initial switch
        {
            Literal { Kind: LiteralKind.String } text => new Literal(text.Span, LiteralKind.Integer, Utf8Length(text.Text)),
            Collection { Kind: CollectionKind.List } list => new Literal(
                list.Span,
                LiteralKind.Integer,
                list.Entries.Length.ToString(CultureInfo.InvariantCulture)
            ),
            _ => null,
        };

    private static string Utf8Length(string text) => (Encoding.UTF8.GetByteCount(text) + 1).ToString(CultureInfo.InvariantCulture);

    private protected virtual Statement? FunctionDefinition(int node)
    {
        var (baseType, modifiers) = Specifiers(node);
        pending.Clear();
        var read = Read(Tree.Field(node, declarator));
        var id = read.Name == SyntaxTree.None || At(read.Name) != Node.Identifier ? "<unnamed>" : Tree.Text(read.Name);
        var list = read.FunctionNode == SyntaxTree.None ? [] : Parameters(Tree.Field(read.FunctionNode, parameters), node);
        var block = Tree.Field(node, body);
        functionDepth++;
        var made = AddFunction(
            node,
            block,
            id,
            list,
            baseType + read.Suffix,
            modifiers,
            Attributes(node),
            () => block == SyntaxTree.None ? new Block(Tree.Span(node), []) : AsBlock(block)
        );
        functionDepth--;
        return new FunctionStatement(Tree.Span(node), made);
    }

    private protected List<Annotation> Attributes(int node)
    {
        List<Annotation> list = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (At(child) == Node.Attribute)
            {
                foreach (var item in Tree.NamedChildren(child))
                {
                    Attribute(item, list);
                }
            }
        }
        return list;
    }

    private void Attribute(int node, List<Annotation> list)
    {
        if (Tree.Kind(node) == "attribute")
        {
            list.Add(new Annotation(Tree.Span(node), Tree.Text(Tree.Field(node, name)), []));
            return;
        }
        foreach (var one in Tree.NamedChildren(node))
        {
            if (Expression(one) is var expression && (expression as Name ?? (expression as Call)?.Callee as Name) is { } named)
            {
                list.Add(new Annotation(expression.Span, named.Id, (expression as Call)?.Arguments ?? []));
            }
        }
    }
}
