// SPDX-License-Identifier: Apache-2.0
// Writes src/test/resources/sdmx/queries.txt: addresses as the npm package sdmx-rest builds them, each with what the
// service has to say to it. Only tests read them; nothing of this is shipped. Run: npm install && node build-queries.js
const fs = require('fs');
const path = require('path');
const sdmx = require('sdmx-rest');
const {UrlGenerator} = require('sdmx-rest/lib/utils/url-generator');

const service = sdmx.getService({url: '/sdmx/2.1', api: 'v2.0.0'});
const figures = 'dataflow=HANGZHOU:FIGURES(1.0)';
const lines = [];

/** An address with all defaults, and one without. */
function both(kind, said, query) {
  lines.push([kind, said, sdmx.getUrl(query, service)]);
  lines.push([kind, said, new UrlGenerator().getUrl(query, service, true)]);
}

function data(said, query) {
  both('data', said, sdmx.getDataQuery2(query));
}

function structure(said, query) {
  both('structure', said, sdmx.getMetadataQuery(query));
}

data(200, {});
data(200, {context: figures});
data(200, {context: 'dataflow=HANGZHOU:FIGURES(~)', key: 'M'});
data(200, {context: 'dataflow=*:FIGURES(*)', key: 'M.*.hangzhou'});
data(200, {context: 'datastructure=HANGZHOU:FIGURES(1.0)', key: 'M.urban-unemployment-rate.*'});
data(200, {context: figures, key: 'M.urban-unemployment-rate.hangzhou,M.urban-unemployment-rate.xihu'});
data(200, {context: figures, key: '.urban-unemployment-rate.hangzhou'});
data(200, {context: figures, filters: 'TIME_PERIOD=ge:2014-01+le:2014-06'});
data(200, {context: figures, filters: ['FREQ=M,Q', 'REF_AREA=hangzhou', 'TIME_PERIOD=ge:2014-01']});
data(200, {context: figures, filters: 'TIME_PERIOD=ge:2013-01+le:2013-03,ge:2014-01+le:2014-03'});
data(200, {context: figures, filters: ['AREA_CODE=330100', 'OBS_STATUS=ne:M']});
data(200, {context: figures, filters: 'INDICATOR=sw:urban'});
data(200, {context: figures, filters: 'OBS_VALUE=gt:3'});
data(200, {context: figures, key: 'M.urban-unemployment-rate', firstNObs: 1, lastNObs: 2});
data(200, {context: figures, key: 'M.urban-unemployment-rate', obsDimension: 'AllDimensions'});
data(200, {context: figures, key: 'M.urban-unemployment-rate', obsDimension: 'TIME_PERIOD'});
data(200, {context: figures, key: 'M.urban-unemployment-rate', attributes: 'none'});
data(200, {context: figures, key: 'M.urban-unemployment-rate', attributes: 'OBS_STATUS,UNIT_MEASURE', measures: 'none'});
data(200, {context: figures, updatedAfter: '1994-01-01T00:00:00Z'});
data(200, {context: figures, updatedAfter: '1994-01-01'});
data(204, {context: figures, key: 'D.urban-unemployment-rate.hangzhou'});
data(204, {context: figures, filters: 'TIME_PERIOD=le:1949'});
data(404, {context: 'dataflow=HANGZHOU:FIGURE(1.0)'});
data(404, {context: 'dataflow=ECB:FIGURES(1.0)'});
data(404, {context: 'dataflow=HANGZHOU:FIGURES(2.0.0)'});
data(404, {context: 'dataflow=HANGZHOU:FIGURES(+)'});
data(400, {context: figures, key: 'M.urban-unemployment-rat.hangzhou'});
data(400, {context: figures, key: 'M.urban-unemployment-rate.hangzhou.x'});
data(400, {context: figures, key: 'M.urban-unemployment-rate.330100'});
data(400, {context: figures, filters: 'SEXX=F'});
data(400, {context: figures, attributes: 'OBS_STATUSS'});
data(501, {context: figures, history: true});
data(501, {context: figures, obsDimension: 'REF_AREA'});
data(501, {context: 'provisionagreement=HANGZHOU:FIGURES(1.0)'});

structure(200, {resource: '*'});
structure(200, {resource: 'dataflow'});
structure(200, {resource: 'dataflow', agency: 'HANGZHOU', id: 'FIGURES', version: '1.0', references: 'all'});
structure(200, {resource: 'dataflow', id: 'FIGURES', references: 'descendants'});
structure(200, {resource: 'dataflow', id: 'FIGURES', references: 'children', detail: 'referencestubs'});
structure(200, {resource: 'datastructure', agency: 'HANGZHOU', id: 'FIGURES', references: 'codelist'});
structure(200, {resource: 'datastructure', references: 'parentsandsiblings'});
structure(200, {resource: 'codelist', agency: 'HANGZHOU', id: 'CL_AREA'});
structure(200, {resource: 'codelist', agency: 'HANGZHOU', id: ['CL_FREQ', 'CL_INDICATOR'], references: 'ancestors'});
structure(200, {resource: 'codelist', agency: 'HANGZHOU', id: 'CL_AREA', version: '1.0', item: 'hangzhou'});
structure(200, {resource: 'conceptscheme', detail: 'allstubs', references: 'parents'});
structure(200, {resource: 'hierarchy', references: 'children'});
structure(200, {resource: 'agencyscheme'});
structure(404, {resource: 'codelist', id: 'CL_SEX'});
structure(404, {resource: 'codelist', id: 'CL_AREA', item: 'shanghai'});
structure(404, {resource: 'categoryscheme'});
structure(501, {resource: 'dataflow', id: 'FIGURES', references: 'all', detail: 'referencepartial'});

const availability = sdmx.getAvailabilityQuery2({context: figures, key: 'M'});
lines.push(['other', 501, sdmx.getUrl(availability, service)]);
const schema = sdmx.getSchemaQuery({context: 'dataflow', agency: 'HANGZHOU', id: 'FIGURES', version: '1.0'});
lines.push(['other', 501, sdmx.getUrl(schema, service)]);

// The addresses of versions before 2 have no place here.
const before = sdmx.getService({url: '/sdmx/2.1', api: 'v1.5.0'});
lines.push(['other', 400, sdmx.getUrl(sdmx.getDataQuery({flow: 'FIGURES', key: 'M.A'}), before)]);
lines.push(['other', 404, sdmx.getUrl(sdmx.getMetadataQuery({resource: 'codelist'}), before)]);

const seen = [...new Set(lines.map(line => line.join(' ')))];
fs.writeFileSync(path.join(__dirname, '../resources/sdmx/queries.txt'), seen.join('\n') + '\n');
