using Microsoft.AspNetCore.Mvc;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Catalogue;

public sealed class ProductsController(IMongoCollection<BsonDocument> collection) : ControllerBase
{
    public async Task<IActionResult> Find(string name)
    {
        // expect: nosql-injection
        var filter = BsonDocument.Parse("{ name: '" + name + "' }");
        // expect: nosql-injection
        await collection.FindAsync($"{{ name: '{name}' }}");
        // ok: nosql-injection
        await collection.FindAsync(Builders<BsonDocument>.Filter.Eq("name", name));
        // ok: nosql-injection
        await collection.FindAsync(new BsonDocument("name", name));
        // ok: nosql-injection
        BsonDocument.Parse("{ name: 'fixed' }");
        // expect: nosql-injection
        var where = new BsonJavaScript("this.name == '" + name + "'");
        return Ok(new { filter, where });
    }
}
